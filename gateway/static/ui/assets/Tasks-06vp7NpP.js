import{Ai as e,Di as t,Dt as n,Ha as r,Ht as i,Ka as a,Kn as o,L as s,N as c,Nt as l,Rt as u,U as d,Ua as f,Ut as p,Va as m,Vi as h,Ya as g,ba as _,bi as v,da as y,ga as b,ha as x,ii as S,ma as C,ya as w}from"./ui-BBGX17A8.js";import{t as T}from"./Asked-C46JU_bJ.js";import{t as E}from"./Partial-XOI3262V.js";import{t as D}from"./Task.module-CPyCp1dZ.js";import{n as O,r as k,t as A}from"./changes-Dr285e0g.js";import{i as j}from"./selector-CVLiWfW_.js";import{r as M}from"./progress-iw9H4x1v.js";import{t as N}from"./Select-HCN1dq0P.js";var P=g(a(),1);function F({rows:e,changes:t}){return r(s,{label:`Tasks`,className:D.scroll,children:f(`table`,{className:D.table,children:[r(`thead`,{children:f(`tr`,{children:[r(`th`,{children:`Name`}),r(`th`,{className:D.number,children:`Version`}),r(`th`,{children:`Selects`}),r(`th`,{className:D.number,children:`Left`}),r(`th`,{children:`Progress`}),r(`th`,{className:D.number,children:`Grades`}),r(`td`,{})]})}),r(`tbody`,{children:e.map(e=>r(I,{task:e,changes:t},e.id))})]})})}function I({task:e,changes:t}){let{id:n,name:i,version:a,archivedAt:o,progress:s,feedbackCount:c}=e;return f(`tr`,{"data-archived":o!==null,children:[f(`td`,{className:D.wide,"data-label":`Name`,children:[r(C,{to:`/tasks/$id`,params:{id:n},children:r(l,{text:i||n})}),o!==null&&r(`small`,{children:` archived`})]}),r(`td`,{className:D.number,"data-label":`Version`,children:a}),r(`td`,{className:D.wide,"data-label":`Selects`,children:r(L,{of:e.selector})}),r(`td`,{className:D.number,"data-label":`Left`,children:s&&o===null?f(m,{children:[M(s),s.isBuilding&&r(`small`,{children:` building`})]}):`–`}),r(`td`,{"data-label":`Progress`,children:s?r(k,{of:s}):`–`}),r(`td`,{className:D.number,"data-label":`Grades`,children:u(c)}),f(`td`,{className:D.actions,children:[o===null&&r(`a`,{className:D.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${i}`,children:`Grade`}),` `,r(O,{task:e,changes:t})]})]})}function L({of:e}){let t=y(v),i=j(e,e=>n(e,t));return i.length===0?r(`span`,{className:D.second,children:`every call`}):r(l,{text:i.join(`, `)})}var R=[[``,`Open tasks`],[`only`,`Archived tasks`],[`also`,`Open and archived`]],z=300;function B({field:e}){let{q:n=``,archived:i}=b({from:`/tasks`}),a=x({from:`/tasks`}),o=t(`WRITER`);return f(`div`,{className:D.tools,children:[r(V,{q:n,field:e},n),r(N,{label:`Which tasks`,isLabelHidden:!0,value:i??``,options:R,set:e=>void a({search:{...n!==``&&{q:n},...e!==``&&{archived:e}}})}),o===null?r(C,{to:`/tasks/new`,className:D.primary,children:`New task`}):f(`span`,{className:D.second,children:[`New task: `,r(`small`,{children:o})]})]})}function V({q:e,field:t}){let{archived:n}=b({from:`/tasks`}),i=x({from:`/tasks`}),[a,o]=(0,P.useState)(e);return(0,P.useEffect)(()=>{if(a.trim()===e)return;let t=setTimeout(()=>{let e=a.trim();i({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},z);return()=>clearTimeout(t)},[a,e,n,i]),r(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:a,onChange:({target:e})=>o(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}var H=50,U=h(`
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
`);function W(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var G=(t,n)=>_({queryKey:[`tasks`,`list`,t??``,n??``],queryFn:async({signal:r,pageParam:i})=>{let a={filter:W(t,n),first:H,after:i},{data:o,errors:s}=await e(U,a,{signal:r});if(!o.feedbackTasks)throw s[0]??Error(`the list is missing`);return{...o.feedbackTasks,errors:s}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0});function K(){let{q:e,archived:t}=b({from:`/tasks`}),n=G(e,t),a=w(n),s=A(),c=(0,P.useRef)(null);return J(c),f(i,{title:`Tasks`,children:[r(B,{field:c}),s.error&&r(p,{error:s.error}),r(T,{query:a,queryKey:n.queryKey,skeleton:r(d,{rows:6}),children:({pages:n})=>{let i=n.flatMap(({nodes:e})=>e),c=n[0];return i.length===0?r(q,{isFiltered:e!==void 0||!!t}):f(m,{children:[r(E,{errors:n.flatMap(({errors:e})=>e),retry:()=>void a.refetch()}),r(F,{rows:i,changes:s}),f(`p`,{className:D.under,children:[u(i.length),` of`,` `,c&&u(c.totalCount,c.totalCountIsExact),` `,a.hasNextPage&&r(o,{isDisabled:a.isFetchingNextPage,onPress:()=>void a.fetchNextPage(),children:`More`})]})]})}})]})}function q({isFiltered:e}){return e?r(c,{title:`No task is like that`,children:f(`p`,{children:[`None has these words in its name, or none is archived. `,r(C,{to:`/tasks`,children:`All tasks`})]})}):r(c,{title:`No task yet`,children:f(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,r(C,{to:`/tasks/new`,children:`Make the first one`})]})})}function J(e){let n=x(),r=t(`WRITER`);S((0,P.useMemo)(()=>{let t=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:t,keys:[`n`],unavailable:r,run:()=>void n({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:t,keys:[`/`],run:()=>e.current?.focus()}]},[n,r,e]))}export{K as Tasks};