const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-DOPlEmPz.js","./ui-gpuwRH1u.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{C as e,Da as t,Ji as n,M as r,Nt as i,Pn as a,Rr as o,Sa as s,Xi as c,Yi as l,ea as u,it as d,pi as f,ta as p,wa as m,xi as h}from"./ui-gpuwRH1u.js";import{t as g}from"./Asked-DZg4KYH7.js";import{i as _}from"./selector-CaQI1TSP.js";import{n as v,r as y}from"./schemaText-CY8ONWl-.js";import{n as b}from"./documents-CWVrecUe.js";var x=t(m(),1),S=10,C=h(`
  query TaskHistory($id: ID!, $first: Int!, $after: String) {
    feedbackTask(id: $id) {
      version
      updatedAt
      name
      instruction
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
      jsonSchema
      history(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          version
          createdAt
          name
          instruction
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
          jsonSchema
        }
      }
    }
  }
`),w=e=>p({queryKey:[...b(e),`history`],queryFn:async({signal:t,pageParam:n})=>T(await f(C,{id:e,first:S,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function T(e){let{of:t,data:n}=v(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>y(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function E(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function D(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,O(e)!==O(t)&&`selector`].filter(e=>e!==!1)}function O({selector:e}){return _(e).join(`
`)}function k(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,O(e)||`every call`],[`JSON Schema`,e.schemaText]]}var A={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},j=s(),M=(0,x.lazy)(async()=>({default:(await i(async()=>{let{Difference:e}=await import(`./Difference-DOPlEmPz.js`);return{Difference:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Difference}));function N({task:{id:e}}){let t=w(e),n=u(t);return(0,j.jsx)(g,{query:n,queryKey:t.queryKey,children:({pages:t})=>{let r=E(t);return(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(P,{id:e,versions:r,isWhole:!n.hasNextPage}),n.hasNextPage&&(0,j.jsx)(`p`,{children:(0,j.jsx)(a,{isDisabled:n.isFetchingNextPage,onPress:()=>void n.fetchNextPage(),children:`Earlier versions`})}),(0,j.jsx)(F,{id:e,versions:r})]})}})}function P({id:e,versions:t,isWhole:i}){return(0,j.jsx)(`ol`,{className:A.list,children:t.map((a,o)=>{let s=t[o+1];return(0,j.jsxs)(`li`,{children:[(0,j.jsxs)(`strong`,{children:[`Version `,a.version]}),(0,j.jsx)(r,{at:a.createdAt}),(0,j.jsxs)(`span`,{className:A.second,children:[o===0&&`now · `,s?`changed ${D(a,s).join(`, `)||`how many graders`}`:i&&a.version===1?`the first`:``]}),s&&(0,j.jsx)(n,{to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(s.version),b:String(a.version)},"aria-label":`What it changed: version ${a.version}`,children:`What it changed`})]},a.version)})})}function F({id:t,versions:n}){let{a:r,b:i}=c({from:`/tasks/$id`}),a=l(),s=e=>n.find(({version:t})=>String(t)===e),[u,f]=[s(r)??n[1],s(i)??n[0]];if(!u||!f||n.length<2)return null;let p=(e,n)=>void a({to:`/tasks/$id`,params:{id:t},search:{tab:`versions`,a:String(u.version),b:String(f.version),[e]:n},replace:!0});return(0,j.jsxs)(`section`,{"aria-labelledby":`difference`,children:[(0,j.jsxs)(`h2`,{id:`difference`,children:[`From version `,u.version,` to version `,f.version]}),(0,j.jsx)(`p`,{className:A.choice,children:[`a`,`b`].map(t=>(0,j.jsxs)(`label`,{children:[t===`a`?`From`:`To`,` `,(0,j.jsx)(`select`,{value:t===`a`?u.version:f.version,onChange:({target:e})=>p(t,e.value),children:n.map(({version:t,name:n})=>(0,j.jsxs)(`option`,{value:t,children:[t,`: `,e(n,40)]},t))})]},t))}),u.name===f.name&&(0,j.jsxs)(`p`,{className:A.second,children:[`Both are called `,(0,j.jsx)(d,{text:f.name}),`.`]}),(0,j.jsx)(x.Suspense,{fallback:(0,j.jsx)(o,{}),children:(0,j.jsx)(M,{before:u,after:f})})]})}export{N as Versions,k as n,A as t};