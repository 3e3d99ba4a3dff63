import{Ba as e,Bt as t,Di as n,H as r,I as i,It as a,Ka as o,M as s,Ra as c,Ri as l,St as u,Ua as d,Un as f,_a as p,_i as m,ca as h,da as g,fa as _,ga as v,it as y,jt as b,pa as x,ti as S,wi as C,za as w,zt as T}from"./ui-CsbANm58.js";import{t as E}from"./Asked-B10uAdaq.js";import{t as D}from"./Partial-CEfLe3BU.js";import{t as O}from"./Task.module-CPyCp1dZ.js";import{n as k,r as A,t as j}from"./changes-B-K9dNRn.js";import{i as M}from"./selector-Ci2y7fsE.js";import{r as N}from"./progress-mJGfcIk0.js";var P=o(d(),1);function F({rows:t,changes:n}){return w(i,{label:`Tasks`,className:O.scroll,children:e(`table`,{className:O.table,children:[w(`thead`,{children:e(`tr`,{children:[w(`th`,{children:`Name`}),w(`th`,{className:O.number,children:`Version`}),w(`th`,{children:`Selects`}),w(`th`,{className:O.number,children:`Left`}),w(`th`,{children:`Progress`}),w(`th`,{className:O.number,children:`Grades`}),w(`td`,{})]})}),w(`tbody`,{children:t.map(e=>w(I,{task:e,changes:n},e.id))})]})})}function I({task:t,changes:n}){let{id:r,name:i,version:o,archivedAt:s,progress:l,feedbackCount:u}=t;return e(`tr`,{"data-archived":s!==null,children:[e(`td`,{className:O.wide,"data-label":`Name`,children:[w(g,{to:`/tasks/$id`,params:{id:r},children:w(a,{text:i||r})}),s!==null&&w(`small`,{children:` archived`})]}),w(`td`,{className:O.number,"data-label":`Version`,children:o}),w(`td`,{className:O.wide,"data-label":`Selects`,children:w(L,{of:t.selector})}),w(`td`,{className:O.number,"data-label":`Left`,children:l&&s===null?e(c,{children:[N(l),l.isBuilding&&w(`small`,{children:` building`})]}):`–`}),w(`td`,{"data-label":`Progress`,children:l?w(A,{of:l}):`–`}),w(`td`,{className:O.number,"data-label":`Grades`,children:y(u)}),e(`td`,{className:O.actions,children:[s===null&&w(`a`,{className:O.action,href:`#/grade/${encodeURIComponent(r)}`,"aria-label":`Grade ${i}`,children:`Grade`}),` `,w(k,{task:t,changes:n})]})]})}function L({of:e}){let t=h(m),n=M(e,e=>b(e,t));return n.length===0?w(`span`,{className:O.second,children:`every call`}):w(a,{text:n.join(`, `)})}var R=50,z=l(`
  query Tasks($filter: FeedbackTaskFilter!, $first: Int!, $after: String) {
    feedbackTasks(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: DESC }]
      first: $first
      after: $after
    ) {
      totalCount
      totalCountIsExact
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        version
        createdAt
        archivedAt
        gradesPerCompletion
        feedbackCount
        selector {
          tags {
            all
            any
            none
          }
          filter
          sampleRate
          from
          to
        }
        progress {
          left
          waiting
          waitingIsExact
          leased
          graded
          isBuilding
        }
      }
    }
  }
`),B=[`only`,`also`];function V(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var H=(e,t)=>p({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:r,pageParam:i})=>{let a={filter:V(e,t),first:R,after:i},{data:o,errors:s}=await n(z,a,{signal:r});if(!o.feedbackTasks)throw s[0]??Error(`the list is missing`);return{...o.feedbackTasks,errors:s}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0}),U=300;function W({field:t}){let{q:n=``,archived:r}=x({from:`/tasks`}),i=_({from:`/tasks`}),a=C(`WRITER`);return e(`div`,{className:O.tools,children:[w(G,{q:n,field:t},n),e(`select`,{"aria-label":`Which tasks`,value:r??``,onChange:({target:e})=>{let t=u(...B)(e.value);i({search:{...n!==``&&{q:n},...t&&{archived:t}}})},children:[w(`option`,{value:``,children:`Open tasks`}),w(`option`,{value:`only`,children:`Archived tasks`}),w(`option`,{value:`also`,children:`Open and archived`})]}),a===null?w(g,{to:`/tasks/new`,className:O.primary,children:`New task`}):e(`span`,{className:O.second,children:[`New task: `,w(`small`,{children:a})]})]})}function G({q:e,field:t}){let{archived:n}=x({from:`/tasks`}),r=_({from:`/tasks`}),[i,a]=(0,P.useState)(e);return(0,P.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},U);return()=>clearTimeout(t)},[i,e,n,r]),w(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}function K(){let{q:n,archived:i}=x({from:`/tasks`}),a=H(n,i),o=v(a),s=j(),l=(0,P.useRef)(null);return J(l),e(T,{title:`Tasks`,children:[w(W,{field:l}),s.error&&w(t,{error:s.error}),w(E,{query:o,queryKey:a.queryKey,skeleton:w(r,{rows:6}),children:({pages:t})=>{let r=t.flatMap(({nodes:e})=>e),a=t[0];return r.length===0?w(q,{isFiltered:n!==void 0||!!i}):e(c,{children:[w(D,{errors:t.flatMap(({errors:e})=>e),retry:()=>void o.refetch()}),w(F,{rows:r,changes:s}),e(`p`,{className:O.under,children:[y(r.length),` of`,` `,a&&y(a.totalCount,a.totalCountIsExact),` `,o.hasNextPage&&w(f,{isDisabled:o.isFetchingNextPage,onPress:()=>void o.fetchNextPage(),children:`More`})]})]})}})]})}function q({isFiltered:t}){return t?w(s,{title:`No task is like that`,children:e(`p`,{children:[`None has these words in its name, or none is archived. `,w(g,{to:`/tasks`,children:`All tasks`})]})}):w(s,{title:`No task yet`,children:e(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,w(g,{to:`/tasks/new`,children:`Make the first one`})]})})}function J(e){let t=_(),n=C(`WRITER`);S((0,P.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{K as Tasks};