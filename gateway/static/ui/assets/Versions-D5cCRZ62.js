const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-BFwBSSpY.js","./ui-BiUgr_v1.js","./Visible-DMtoKHZF.js","./controls-DkefMEa4.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{At as e,Ei as t,Nr as n,Ti as r,Tt as i,ci as a,fi as o,k as s,ki as c,kn as l,li as u,pi as d,si as f,xt as p}from"./ui-BiUgr_v1.js";import{t as m}from"./Asked-C8SiFP3O.js";import{t as h}from"./Visible-DMtoKHZF.js";import{i as g}from"./selector-DAR1AMcz.js";import{n as _,r as v}from"./schemaText-B0brstJW.js";import{n as y}from"./documents-C_NfCXJ3.js";var b=c(t(),1),x=10,S=e(`
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
`),C=e=>d({queryKey:[...y(e),`history`],queryFn:async({signal:t,pageParam:n})=>w(await i(S,{id:e,first:x,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function w(e){let{of:t,data:n}=_(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>v(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function T(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function E(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,D(e)!==D(t)&&`selector`].filter(e=>e!==!1)}function D({selector:e}){return g(e).join(`
`)}function O(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,D(e)||`every call`],[`JSON Schema`,e.schemaText]]}var k={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},A=r(),j=(0,b.lazy)(async()=>({default:(await p(async()=>{let{Difference:e}=await import(`./Difference-BFwBSSpY.js`);return{Difference:e}},__vite__mapDeps([0,1,2,3,4]),import.meta.url)).Difference}));function M({task:{id:e}}){let t=C(e),n=o(t);return(0,A.jsx)(m,{query:n,queryKey:t.queryKey,children:({pages:t})=>{let r=T(t);return(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(N,{id:e,versions:r,isWhole:!n.hasNextPage}),n.hasNextPage&&(0,A.jsx)(`p`,{children:(0,A.jsx)(l,{isDisabled:n.isFetchingNextPage,onPress:()=>void n.fetchNextPage(),children:`Earlier versions`})}),(0,A.jsx)(P,{id:e,versions:r})]})}})}function N({id:e,versions:t,isWhole:n}){return(0,A.jsx)(`ol`,{className:k.list,children:t.map((r,i)=>{let a=t[i+1];return(0,A.jsxs)(`li`,{children:[(0,A.jsxs)(`strong`,{children:[`Version `,r.version]}),(0,A.jsx)(s,{at:r.createdAt}),(0,A.jsxs)(`span`,{className:k.second,children:[i===0&&`now · `,a?`changed ${E(r,a).join(`, `)||`how many graders`}`:n&&r.version===1?`the first`:``]}),a&&(0,A.jsx)(f,{to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(a.version),b:String(r.version)},"aria-label":`What it changed: version ${r.version}`,children:`What it changed`})]},r.version)})})}function P({id:e,versions:t}){let{a:r,b:i}=u({from:`/tasks/$id`}),o=a(),s=e=>t.find(({version:t})=>String(t)===e),[c,l]=[s(r)??t[1],s(i)??t[0]];if(!c||!l||t.length<2)return null;let d=(t,n)=>void o({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(c.version),b:String(l.version),[t]:n},replace:!0});return(0,A.jsxs)(`section`,{"aria-labelledby":`difference`,children:[(0,A.jsxs)(`h2`,{id:`difference`,children:[`From version `,c.version,` to version `,l.version]}),(0,A.jsx)(`p`,{className:k.choice,children:[`a`,`b`].map(e=>(0,A.jsxs)(`label`,{children:[e===`a`?`From`:`To`,` `,(0,A.jsx)(`select`,{value:e===`a`?c.version:l.version,onChange:({target:t})=>d(e,t.value),children:t.map(({version:e,name:t})=>(0,A.jsxs)(`option`,{value:e,children:[e,`: `,t.slice(0,40)]},e))})]},e))}),c.name===l.name&&(0,A.jsxs)(`p`,{className:k.second,children:[`Both are called `,(0,A.jsx)(h,{text:l.name}),`.`]}),(0,A.jsx)(b.Suspense,{fallback:(0,A.jsx)(n,{}),children:(0,A.jsx)(j,{before:c,after:l})})]})}export{M as Versions,O as n,k as t};