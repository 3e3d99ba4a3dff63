import{Dt as e,E as t,Gt as n,Ia as r,Jt as i,L as a,La as o,Ma as s,Na as c,Oa as l,Pi as u,Vi as d,Wi as f,ao as p,fo as m,ia as h,in as g,io as _,ir as v,j as y,ja as b,lo as x,oo as S,qt as C,vi as w}from"./ui-DcSy0V4j.js";import{t as T}from"./Asked-CHBqajS2.js";import{t as E}from"./Partial-BK1O-igU.js";import{t as D}from"./Task.module-CPyCp1dZ.js";import{n as O,r as k,t as A}from"./changes-t2dimPhY.js";import{i as j}from"./selector-Cgx3042G.js";import{r as M}from"./progress-CbV0XqKA.js";import{t as N}from"./Select-RpCx1TOp.js";var P=m(x(),1);function F({rows:e,changes:t}){return p(y,{label:`Tasks`,className:D.scroll,children:S(`table`,{className:D.table,children:[p(`thead`,{children:S(`tr`,{children:[p(`th`,{children:`Name`}),p(`th`,{className:D.number,children:`Version`}),p(`th`,{children:`Selects`}),p(`th`,{className:D.number,children:`Left`}),p(`th`,{children:`Progress`}),p(`th`,{className:D.number,children:`Grades`}),p(`td`,{})]})}),p(`tbody`,{children:e.map(e=>p(I,{task:e,changes:t},e.id))})]})})}function I({task:e,changes:t}){let{id:r,name:i,version:a,archivedAt:o,progress:s,feedbackCount:c}=e;return S(`tr`,{"data-archived":o!==null,children:[S(`td`,{className:D.wide,"data-label":`Name`,children:[p(b,{to:`/tasks/$id`,params:{id:r},children:p(n,{text:i||r})}),o!==null&&p(`small`,{children:` archived`})]}),p(`td`,{className:D.number,"data-label":`Version`,children:a}),p(`td`,{className:D.wide,"data-label":`Selects`,children:p(L,{of:e.selector})}),p(`td`,{className:D.number,"data-label":`Left`,children:s&&o===null?S(_,{children:[M(s),s.isBuilding&&p(`small`,{children:` building`})]}):`–`}),p(`td`,{"data-label":`Progress`,children:s?p(k,{of:s}):`–`}),p(`td`,{className:D.number,"data-label":`Grades`,children:g(c)}),S(`td`,{className:D.actions,children:[o===null&&p(`a`,{className:D.action,href:`#/grade/${encodeURIComponent(r)}`,"aria-label":`Grade ${i}`,children:`Grade`}),` `,p(O,{task:e,changes:t})]})]})}function L({of:t}){let r=l(u),i=j(t,t=>e(t,r));return i.length===0?p(`span`,{className:D.second,children:`every call`}):p(n,{text:i.join(`, `)})}var R=[[``,`Open tasks`],[`only`,`Archived tasks`],[`also`,`Open and archived`]],z=300;function B({field:e}){let{q:t=``,archived:n}=c({from:`/tasks`}),r=s({from:`/tasks`}),i=d(`WRITER`);return S(`div`,{className:D.tools,children:[p(V,{q:t,field:e},t),p(N,{label:`Which tasks`,isLabelHidden:!0,value:n??``,options:R,set:e=>void r({search:{...t!==``&&{q:t},...e!==``&&{archived:e}}})}),i===null?p(b,{to:`/tasks/new`,className:D.primary,children:`New task`}):S(`span`,{className:D.second,children:[`New task: `,p(`small`,{children:i})]})]})}function V({q:e,field:t}){let{archived:n}=c({from:`/tasks`}),r=s({from:`/tasks`}),[i,a]=(0,P.useState)(e);return(0,P.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},z);return()=>clearTimeout(t)},[i,e,n,r]),p(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}var H=50,U=h(`
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
`);function W(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var G=(e,t)=>o({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:n,pageParam:r})=>{let i={filter:W(e,t),first:H,after:r},{data:a,errors:o}=await f(U,i,{signal:n});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0});function K(){let{q:e,archived:t}=c({from:`/tasks`}),n=G(e,t),o=r(n),s=A(),l=(0,P.useRef)(null);return J(l),S(C,{title:`Tasks`,children:[p(B,{field:l}),s.error&&p(i,{error:s.error}),p(T,{query:o,queryKey:n.queryKey,skeleton:p(a,{rows:6}),children:({pages:n})=>{let r=n.flatMap(({nodes:e})=>e),i=n[0];return r.length===0?p(q,{isFiltered:e!==void 0||!!t}):S(_,{children:[p(E,{errors:n.flatMap(({errors:e})=>e),retry:()=>void o.refetch()}),p(F,{rows:r,changes:s}),S(`p`,{className:D.under,children:[g(r.length),` of`,` `,i&&g(i.totalCount,i.totalCountIsExact),` `,o.hasNextPage&&p(v,{isDisabled:o.isFetchingNextPage,onPress:()=>void o.fetchNextPage(),children:`More`})]})]})}})]})}function q({isFiltered:e}){return e?p(t,{title:`No task is like that`,children:S(`p`,{children:[`None has these words in its name, or none is archived. `,p(b,{to:`/tasks`,children:`All tasks`})]})}):p(t,{title:`No task yet`,children:S(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,p(b,{to:`/tasks/new`,children:`Make the first one`})]})})}function J(e){let t=s(),n=d(`WRITER`);w((0,P.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{K as Tasks};