const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-DJsvYiZD.js","./ui-Bk9Tclzj.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{A as e,Aa as t,At as n,It as r,Ln as i,Na as a,Oa as o,Oi as s,Vr as c,na as l,oa as u,ra as d,sa as f,ta as p,vi as m,x as h}from"./ui-Bk9Tclzj.js";import{t as g}from"./Asked-ypjDUefS.js";import{i as _}from"./selector-DJ2DMyx2.js";import{n as v,r as y}from"./schemaText-KaWNVPmj.js";import{n as b}from"./documents-CcbZx1tv.js";var x=a(t(),1),S=10,C=s(`
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
`),w=e=>f({queryKey:[...b(e),`history`],queryFn:async({signal:t,pageParam:n})=>T(await m(C,{id:e,first:S,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function T(e){let{of:t,data:n}=v(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>y(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function E(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function D(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,O(e)!==O(t)&&`selector`].filter(e=>e!==!1)}function O({selector:e}){return _(e).join(`
`)}function k(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,O(e)||`every call`],[`JSON Schema`,e.schemaText]]}var A={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},j=o(),M=(0,x.lazy)(async()=>({default:(await r(async()=>{let{Difference:e}=await import(`./Difference-DJsvYiZD.js`);return{Difference:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Difference}));function N({task:{id:e}}){let t=w(e),n=u(t);return(0,j.jsx)(g,{query:n,queryKey:t.queryKey,children:({pages:t})=>{let r=E(t);return(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(P,{id:e,versions:r,isWhole:!n.hasNextPage}),n.hasNextPage&&(0,j.jsx)(`p`,{children:(0,j.jsx)(i,{isDisabled:n.isFetchingNextPage,onPress:()=>void n.fetchNextPage(),children:`Earlier versions`})}),(0,j.jsx)(F,{id:e,versions:r})]})}})}function P({id:t,versions:n,isWhole:r}){return(0,j.jsx)(`ol`,{className:A.list,children:n.map((i,a)=>{let o=n[a+1];return(0,j.jsxs)(`li`,{children:[(0,j.jsxs)(`strong`,{children:[`Version `,i.version]}),(0,j.jsx)(e,{at:i.createdAt}),(0,j.jsxs)(`span`,{className:A.second,children:[a===0&&`now · `,o?`changed ${D(i,o).join(`, `)||`how many graders`}`:r&&i.version===1?`the first`:``]}),o&&(0,j.jsx)(p,{to:`/tasks/$id`,params:{id:t},search:{tab:`versions`,a:String(o.version),b:String(i.version)},"aria-label":`What it changed: version ${i.version}`,children:`What it changed`})]},i.version)})})}function F({id:e,versions:t}){let{a:r,b:i}=d({from:`/tasks/$id`}),a=l(),o=e=>t.find(({version:t})=>String(t)===e),[s,u]=[o(r)??t[1],o(i)??t[0]];if(!s||!u||t.length<2)return null;let f=(t,n)=>void a({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(s.version),b:String(u.version),[t]:n},replace:!0});return(0,j.jsxs)(`section`,{"aria-labelledby":`difference`,children:[(0,j.jsxs)(`h2`,{id:`difference`,children:[`From version `,s.version,` to version `,u.version]}),(0,j.jsx)(`p`,{className:A.choice,children:[`a`,`b`].map(e=>(0,j.jsxs)(`label`,{children:[e===`a`?`From`:`To`,` `,(0,j.jsx)(`select`,{value:e===`a`?s.version:u.version,onChange:({target:t})=>f(e,t.value),children:t.map(({version:e,name:t})=>(0,j.jsxs)(`option`,{value:e,children:[e,`: `,h(t,40)]},e))})]},e))}),s.name===u.name&&(0,j.jsxs)(`p`,{className:A.second,children:[`Both are called `,(0,j.jsx)(n,{text:u.name}),`.`]}),(0,j.jsx)(x.Suspense,{fallback:(0,j.jsx)(c,{}),children:(0,j.jsx)(M,{before:s,after:u})})]})}export{N as Versions,k as n,A as t};