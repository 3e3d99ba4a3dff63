const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-v0yK5jn3.js","./ui-BRrfCYTM.js","./Visible-DRgzUo29.js","./controls-DkefMEa4.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Ci as e,Dt as t,Fn as n,Gi as r,It as i,Xi as a,_i as o,jt as s,k as c,qi as l,vi as u,wi as d,yi as f,zr as p}from"./ui-BRrfCYTM.js";import{t as m}from"./Asked-C7de-wnb.js";import{t as h}from"./Visible-DRgzUo29.js";import{i as g}from"./selector-CGAYXfq4.js";import{n as _,r as v}from"./schemaText-BjGAh3ev.js";import{n as y}from"./documents-DS6MP23M.js";var b=a(l(),1),x=10,S=i(`
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
`),C=e=>d({queryKey:[...y(e),`history`],queryFn:async({signal:t,pageParam:n})=>w(await s(S,{id:e,first:x,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function w(e){let{of:t,data:n}=_(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>v(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function T(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function E(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,D(e)!==D(t)&&`selector`].filter(e=>e!==!1)}function D({selector:e}){return g(e).join(`
`)}function O(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,D(e)||`every call`],[`JSON Schema`,e.schemaText]]}var k={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},A=r(),j=(0,b.lazy)(async()=>({default:(await t(async()=>{let{Difference:e}=await import(`./Difference-v0yK5jn3.js`);return{Difference:e}},__vite__mapDeps([0,1,2,3,4]),import.meta.url)).Difference}));function M({task:{id:t}}){let r=C(t),i=e(r);return(0,A.jsx)(m,{query:i,queryKey:r.queryKey,children:({pages:e})=>{let r=T(e);return(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(N,{id:t,versions:r,isWhole:!i.hasNextPage}),i.hasNextPage&&(0,A.jsx)(`p`,{children:(0,A.jsx)(n,{isDisabled:i.isFetchingNextPage,onPress:()=>void i.fetchNextPage(),children:`Earlier versions`})}),(0,A.jsx)(P,{id:t,versions:r})]})}})}function N({id:e,versions:t,isWhole:n}){return(0,A.jsx)(`ol`,{className:k.list,children:t.map((r,i)=>{let a=t[i+1];return(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`strong`,{children:[`Version `,r.version]}),(0,A.jsx)(c,{at:r.createdAt}),(0,A.jsxs)(`span`,{className:k.second,children:[i===0&&`now · `,a?`changed ${E(r,a).join(`, `)||`how many graders`}`:n&&r.version===1?`the first`:``]}),a&&(0,A.jsx)(o,{to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(a.version),b:String(r.version)},"aria-label":`What it changed: version ${r.version}`,children:`What it changed`})]},r.version)})})}function P({id:e,versions:t}){let{a:n,b:r}=f({from:`/tasks/$id`}),i=u(),a=e=>t.find(({version:t})=>String(t)===e),[o,s]=[a(n)??t[1],a(r)??t[0]];if(!o||!s||t.length<2)return null;let c=(t,n)=>void i({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(o.version),b:String(s.version),[t]:n},replace:!0});return(0,A.jsxs)(`section`,{"aria-labelledby":`difference`,children:[(0,A.jsxs)(`h2`,{id:`difference`,children:[`From version `,o.version,` to version `,s.version]}),(0,A.jsx)(`p`,{className:k.choice,children:[`a`,`b`].map(e=>(0,A.jsxs)(`label`,{children:[e===`a`?`From`:`To`,` `,(0,A.jsx)(`select`,{value:e===`a`?o.version:s.version,onChange:({target:t})=>c(e,t.value),children:t.map(({version:e,name:t})=>(0,A.jsxs)(`option`,{value:e,children:[e,`: `,t.slice(0,40)]},e))})]},e))}),o.name===s.name&&(0,A.jsxs)(`p`,{className:k.second,children:[`Both are called `,(0,A.jsx)(h,{text:s.name}),`.`]}),(0,A.jsx)(b.Suspense,{fallback:(0,A.jsx)(p,{}),children:(0,A.jsx)(j,{before:o,after:s})})]})}export{M as Versions,O as n,k as t};