const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-CQ2dv3tz.js","./ui-DfYh_Zev.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Hi as e,Ji as t,Mr as n,On as r,Ui as i,Vi as a,_a as o,ba as s,ha as c,hi as l,j as u,kt as d,qi as f,si as p,y as m}from"./ui-DfYh_Zev.js";import{t as h}from"./Asked-BTW82MwT.js";import{i as g}from"./selector-CQUvzaPi.js";import{n as _,r as v}from"./schemaText-BEcqATC8.js";import{n as y}from"./documents-DOnxnLti.js";var b=s(o(),1),x=10,S=l(`
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
`),C=e=>t({queryKey:[...y(e),`history`],queryFn:async({signal:t,pageParam:n})=>w(await p(S,{id:e,first:x,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function w(e){let{of:t,data:n}=_(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>v(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function T(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function E(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,D(e)!==D(t)&&`selector`].filter(e=>e!==!1)}function D({selector:e}){return g(e).join(`
`)}function O(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,D(e)||`every call`],[`JSON Schema`,e.schemaText]]}var k={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},A=c(),j=(0,b.lazy)(async()=>({default:(await d(async()=>{let{Difference:e}=await import(`./Difference-CQ2dv3tz.js`);return{Difference:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Difference}));function M({task:{id:e}}){let t=C(e),n=f(t);return(0,A.jsx)(h,{query:n,queryKey:t.queryKey,children:({pages:t})=>{let i=T(t);return(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(N,{id:e,versions:i,isWhole:!n.hasNextPage}),n.hasNextPage&&(0,A.jsx)(`p`,{children:(0,A.jsx)(r,{isDisabled:n.isFetchingNextPage,onPress:()=>void n.fetchNextPage(),children:`Earlier versions`})}),(0,A.jsx)(P,{id:e,versions:i})]})}})}function N({id:e,versions:t,isWhole:n}){return(0,A.jsx)(`ol`,{className:k.list,children:t.map((r,i)=>{let o=t[i+1];return(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`strong`,{children:[`Version `,r.version]}),(0,A.jsx)(u,{at:r.createdAt}),(0,A.jsxs)(`span`,{className:k.second,children:[i===0&&`now · `,o?`changed ${E(r,o).join(`, `)||`how many graders`}`:n&&r.version===1?`the first`:``]}),o&&(0,A.jsx)(a,{to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(o.version),b:String(r.version)},"aria-label":`What it changed: version ${r.version}`,children:`What it changed`})]},r.version)})})}function P({id:t,versions:r}){let{a,b:o}=i({from:`/tasks/$id`}),s=e(),c=e=>r.find(({version:t})=>String(t)===e),[l,u]=[c(a)??r[1],c(o)??r[0]];if(!l||!u||r.length<2)return null;let d=(e,n)=>void s({to:`/tasks/$id`,params:{id:t},search:{tab:`versions`,a:String(l.version),b:String(u.version),[e]:n},replace:!0});return(0,A.jsxs)(`section`,{"aria-labelledby":`difference`,children:[(0,A.jsxs)(`h2`,{id:`difference`,children:[`From version `,l.version,` to version `,u.version]}),(0,A.jsx)(`p`,{className:k.choice,children:[`a`,`b`].map(e=>(0,A.jsxs)(`label`,{children:[e===`a`?`From`:`To`,` `,(0,A.jsx)(`select`,{value:e===`a`?l.version:u.version,onChange:({target:t})=>d(e,t.value),children:r.map(({version:e,name:t})=>(0,A.jsxs)(`option`,{value:e,children:[e,`: `,t.slice(0,40)]},e))})]},e))}),l.name===u.name&&(0,A.jsxs)(`p`,{className:k.second,children:[`Both are called `,(0,A.jsx)(m,{text:u.name}),`.`]}),(0,A.jsx)(b.Suspense,{fallback:(0,A.jsx)(n,{}),children:(0,A.jsx)(j,{before:l,after:u})})]})}export{M as Versions,O as n,k as t};