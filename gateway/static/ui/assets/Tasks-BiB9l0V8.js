import{Aa as e,Da as t,Dt as n,E as r,Fa as i,Gt as a,Ia as o,Jt as s,L as c,Ma as l,Pi as u,Vi as d,Wi as f,ao as p,co as m,do as h,in as g,io as _,ir as v,j as y,ja as b,qt as x,ra as S,ro as C,vi as w}from"./ui-BJNV9Gou.js";import{t as T}from"./Asked-C8wl_Q-U.js";import{t as E}from"./Partial-BG78OqYK.js";import{t as D}from"./Task.module-CPyCp1dZ.js";import{n as O,r as k,t as A}from"./changes-DwziIte0.js";import{i as j}from"./selector-CMC9_1bn.js";import{r as M}from"./progress-2O90j0AW.js";import{t as N}from"./Select-CBOWQjG2.js";var P=h(m(),1);function F({rows:e,changes:t}){return _(y,{label:`Tasks`,className:D.scroll,children:p(`table`,{className:D.table,children:[_(`thead`,{children:p(`tr`,{children:[_(`th`,{children:`Name`}),_(`th`,{className:D.number,children:`Version`}),_(`th`,{children:`Selects`}),_(`th`,{className:D.number,children:`Left`}),_(`th`,{children:`Progress`}),_(`th`,{className:D.number,children:`Grades`}),_(`td`,{})]})}),_(`tbody`,{children:e.map(e=>_(I,{task:e,changes:t},e.id))})]})})}function I({task:t,changes:n}){let{id:r,name:i,version:o,archivedAt:s,progress:c,feedbackCount:l}=t;return p(`tr`,{"data-archived":s!==null,children:[p(`td`,{className:D.wide,"data-label":`Name`,children:[_(e,{to:`/tasks/$id`,params:{id:r},children:_(a,{text:i||r})}),s!==null&&_(`small`,{children:` archived`})]}),_(`td`,{className:D.number,"data-label":`Version`,children:o}),_(`td`,{className:D.wide,"data-label":`Selects`,children:_(L,{of:t.selector})}),_(`td`,{className:D.number,"data-label":`Left`,children:c&&s===null?p(C,{children:[M(c),c.isBuilding&&_(`small`,{children:` building`})]}):`–`}),_(`td`,{"data-label":`Progress`,children:c?_(k,{of:c}):`–`}),_(`td`,{className:D.number,"data-label":`Grades`,children:g(l)}),p(`td`,{className:D.actions,children:[s===null&&_(`a`,{className:D.action,href:`#/grade/${encodeURIComponent(r)}`,"aria-label":`Grade ${i}`,children:`Grade`}),` `,_(O,{task:t,changes:n})]})]})}function L({of:e}){let r=t(u),i=j(e,e=>n(e,r));return i.length===0?_(`span`,{className:D.second,children:`every call`}):_(a,{text:i.join(`, `)})}var R=[[``,`Open tasks`],[`only`,`Archived tasks`],[`also`,`Open and archived`]],z=300;function B({field:t}){let{q:n=``,archived:r}=l({from:`/tasks`}),i=b({from:`/tasks`}),a=d(`WRITER`);return p(`div`,{className:D.tools,children:[_(V,{q:n,field:t},n),_(N,{label:`Which tasks`,isLabelHidden:!0,value:r??``,options:R,set:e=>void i({search:{...n!==``&&{q:n},...e!==``&&{archived:e}}})}),a===null?_(e,{to:`/tasks/new`,className:D.primary,children:`New task`}):p(`span`,{className:D.second,children:[`New task: `,_(`small`,{children:a})]})]})}function V({q:e,field:t}){let{archived:n}=l({from:`/tasks`}),r=b({from:`/tasks`}),[i,a]=(0,P.useState)(e);return(0,P.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},z);return()=>clearTimeout(t)},[i,e,n,r]),_(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}var H=50,U=S(`
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
`);function W(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var G=(e,t)=>o({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:n,pageParam:r})=>{let i={filter:W(e,t),first:H,after:r},{data:a,errors:o}=await f(U,i,{signal:n});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0});function K(){let{q:e,archived:t}=l({from:`/tasks`}),n=G(e,t),r=i(n),a=A(),o=(0,P.useRef)(null);return J(o),p(x,{title:`Tasks`,children:[_(B,{field:o}),a.error&&_(s,{error:a.error}),_(T,{query:r,queryKey:n.queryKey,skeleton:_(c,{rows:6}),children:({pages:n})=>{let i=n.flatMap(({nodes:e})=>e),o=n[0];return i.length===0?_(q,{isFiltered:e!==void 0||!!t}):p(C,{children:[_(E,{errors:n.flatMap(({errors:e})=>e),retry:()=>void r.refetch()}),_(F,{rows:i,changes:a}),p(`p`,{className:D.under,children:[g(i.length),` of`,` `,o&&g(o.totalCount,o.totalCountIsExact),` `,r.hasNextPage&&_(v,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`More`})]})]})}})]})}function q({isFiltered:t}){return t?_(r,{title:`No task is like that`,children:p(`p`,{children:[`None has these words in its name, or none is archived. `,_(e,{to:`/tasks`,children:`All tasks`})]})}):_(r,{title:`No task yet`,children:p(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,_(e,{to:`/tasks/new`,children:`Make the first one`})]})})}function J(e){let t=b(),n=d(`WRITER`);w((0,P.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{K as Tasks};