import{Ai as e,Di as t,Dt as n,Ha as r,Hi as i,Ht as a,Kn as o,L as s,N as c,Nt as l,Rt as u,U as d,Ua as f,Ut as p,Wa as m,Xa as h,_a as g,ba as _,bi as v,fa as y,ga as b,ha as x,ii as S,qa as C,xa as w}from"./ui-CNja8Pfo.js";import{t as T}from"./Asked-9iZOkb9l.js";import{t as E}from"./Partial-DhjWvzzG.js";import{t as D}from"./Task.module-CPyCp1dZ.js";import{n as O,r as k,t as A}from"./changes-DKic1jnD.js";import{i as j}from"./selector-WRzShPWC.js";import{r as M}from"./progress-CEAsFqyE.js";import{t as N}from"./Select-Bs_sU3Wh.js";var P=h(C(),1);function F({rows:e,changes:t}){return f(s,{label:`Tasks`,className:D.scroll,children:m(`table`,{className:D.table,children:[f(`thead`,{children:m(`tr`,{children:[f(`th`,{children:`Name`}),f(`th`,{className:D.number,children:`Version`}),f(`th`,{children:`Selects`}),f(`th`,{className:D.number,children:`Left`}),f(`th`,{children:`Progress`}),f(`th`,{className:D.number,children:`Grades`}),f(`td`,{})]})}),f(`tbody`,{children:e.map(e=>f(I,{task:e,changes:t},e.id))})]})})}function I({task:e,changes:t}){let{id:n,name:i,version:a,archivedAt:o,progress:s,feedbackCount:c}=e;return m(`tr`,{"data-archived":o!==null,children:[m(`td`,{className:D.wide,"data-label":`Name`,children:[f(x,{to:`/tasks/$id`,params:{id:n},children:f(l,{text:i||n})}),o!==null&&f(`small`,{children:` archived`})]}),f(`td`,{className:D.number,"data-label":`Version`,children:a}),f(`td`,{className:D.wide,"data-label":`Selects`,children:f(L,{of:e.selector})}),f(`td`,{className:D.number,"data-label":`Left`,children:s&&o===null?m(r,{children:[M(s),s.isBuilding&&f(`small`,{children:` building`})]}):`–`}),f(`td`,{"data-label":`Progress`,children:s?f(k,{of:s}):`–`}),f(`td`,{className:D.number,"data-label":`Grades`,children:u(c)}),m(`td`,{className:D.actions,children:[o===null&&f(`a`,{className:D.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${i}`,children:`Grade`}),` `,f(O,{task:e,changes:t})]})]})}function L({of:e}){let t=y(v),r=j(e,e=>n(e,t));return r.length===0?f(`span`,{className:D.second,children:`every call`}):f(l,{text:r.join(`, `)})}var R=[[``,`Open tasks`],[`only`,`Archived tasks`],[`also`,`Open and archived`]],z=300;function B({field:e}){let{q:n=``,archived:r}=g({from:`/tasks`}),i=b({from:`/tasks`}),a=t(`WRITER`);return m(`div`,{className:D.tools,children:[f(V,{q:n,field:e},n),f(N,{label:`Which tasks`,isLabelHidden:!0,value:r??``,options:R,set:e=>void i({search:{...n!==``&&{q:n},...e!==``&&{archived:e}}})}),a===null?f(x,{to:`/tasks/new`,className:D.primary,children:`New task`}):m(`span`,{className:D.second,children:[`New task: `,f(`small`,{children:a})]})]})}function V({q:e,field:t}){let{archived:n}=g({from:`/tasks`}),r=b({from:`/tasks`}),[i,a]=(0,P.useState)(e);return(0,P.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},z);return()=>clearTimeout(t)},[i,e,n,r]),f(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}var H=50,U=i(`
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
`);function W(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var G=(t,n)=>w({queryKey:[`tasks`,`list`,t??``,n??``],queryFn:async({signal:r,pageParam:i})=>{let a={filter:W(t,n),first:H,after:i},{data:o,errors:s}=await e(U,a,{signal:r});if(!o.feedbackTasks)throw s[0]??Error(`the list is missing`);return{...o.feedbackTasks,errors:s}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0});function K(){let{q:e,archived:t}=g({from:`/tasks`}),n=G(e,t),i=_(n),s=A(),c=(0,P.useRef)(null);return J(c),m(a,{title:`Tasks`,children:[f(B,{field:c}),s.error&&f(p,{error:s.error}),f(T,{query:i,queryKey:n.queryKey,skeleton:f(d,{rows:6}),children:({pages:n})=>{let a=n.flatMap(({nodes:e})=>e),c=n[0];return a.length===0?f(q,{isFiltered:e!==void 0||!!t}):m(r,{children:[f(E,{errors:n.flatMap(({errors:e})=>e),retry:()=>void i.refetch()}),f(F,{rows:a,changes:s}),m(`p`,{className:D.under,children:[u(a.length),` of`,` `,c&&u(c.totalCount,c.totalCountIsExact),` `,i.hasNextPage&&f(o,{isDisabled:i.isFetchingNextPage,onPress:()=>void i.fetchNextPage(),children:`More`})]})]})}})]})}function q({isFiltered:e}){return e?f(c,{title:`No task is like that`,children:m(`p`,{children:[`None has these words in its name, or none is archived. `,f(x,{to:`/tasks`,children:`All tasks`})]})}):f(c,{title:`No task yet`,children:m(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,f(x,{to:`/tasks/new`,children:`Make the first one`})]})})}function J(e){let n=b(),r=t(`WRITER`);S((0,P.useMemo)(()=>{let t=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:t,keys:[`n`],unavailable:r,run:()=>void n({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:t,keys:[`/`],run:()=>e.current?.focus()}]},[n,r,e]))}export{K as Tasks};