const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-CszFaGwY.js","./ui-DqrAmEOT.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{$i as e,Aa as t,C as n,Da as r,Fn as i,M as a,Ot as o,Pt as s,Qi as c,Ta as l,Zi as u,gi as d,ia as f,ra as p,wi as m,zr as h}from"./ui-DqrAmEOT.js";import{t as g}from"./Asked-rmm8jZ7X.js";import{i as _}from"./selector-B8EEgQUJ.js";import{n as v,r as y}from"./schemaText-BJhepruC.js";import{n as b}from"./documents-Btsc6mgD.js";var x=t(r(),1),S=10,C=m(`
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
`),w=e=>f({queryKey:[...b(e),`history`],queryFn:async({signal:t,pageParam:n})=>T(await d(C,{id:e,first:S,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function T(e){let{of:t,data:n}=v(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>y(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function E(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function D(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,O(e)!==O(t)&&`selector`].filter(e=>e!==!1)}function O({selector:e}){return _(e).join(`
`)}function k(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,O(e)||`every call`],[`JSON Schema`,e.schemaText]]}var A={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},j=l(),M=(0,x.lazy)(async()=>({default:(await s(async()=>{let{Difference:e}=await import(`./Difference-CszFaGwY.js`);return{Difference:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Difference}));function N({task:{id:e}}){let t=w(e),n=p(t);return(0,j.jsx)(g,{query:n,queryKey:t.queryKey,children:({pages:t})=>{let r=E(t);return(0,j.jsxs)(j.Fragment,{children:[(0,j.jsx)(P,{id:e,versions:r,isWhole:!n.hasNextPage}),n.hasNextPage&&(0,j.jsx)(`p`,{children:(0,j.jsx)(i,{isDisabled:n.isFetchingNextPage,onPress:()=>void n.fetchNextPage(),children:`Earlier versions`})}),(0,j.jsx)(F,{id:e,versions:r})]})}})}function P({id:e,versions:t,isWhole:n}){return(0,j.jsx)(`ol`,{className:A.list,children:t.map((r,i)=>{let o=t[i+1];return(0,j.jsxs)(`li`,{children:[(0,j.jsxs)(`strong`,{children:[`Version `,r.version]}),(0,j.jsx)(a,{at:r.createdAt}),(0,j.jsxs)(`span`,{className:A.second,children:[i===0&&`now · `,o?`changed ${D(r,o).join(`, `)||`how many graders`}`:n&&r.version===1?`the first`:``]}),o&&(0,j.jsx)(u,{to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(o.version),b:String(r.version)},"aria-label":`What it changed: version ${r.version}`,children:`What it changed`})]},r.version)})})}function F({id:t,versions:r}){let{a:i,b:a}=e({from:`/tasks/$id`}),s=c(),l=e=>r.find(({version:t})=>String(t)===e),[u,d]=[l(i)??r[1],l(a)??r[0]];if(!u||!d||r.length<2)return null;let f=(e,n)=>void s({to:`/tasks/$id`,params:{id:t},search:{tab:`versions`,a:String(u.version),b:String(d.version),[e]:n},replace:!0});return(0,j.jsxs)(`section`,{"aria-labelledby":`difference`,children:[(0,j.jsxs)(`h2`,{id:`difference`,children:[`From version `,u.version,` to version `,d.version]}),(0,j.jsx)(`p`,{className:A.choice,children:[`a`,`b`].map(e=>(0,j.jsxs)(`label`,{children:[e===`a`?`From`:`To`,` `,(0,j.jsx)(`select`,{value:e===`a`?u.version:d.version,onChange:({target:t})=>f(e,t.value),children:r.map(({version:e,name:t})=>(0,j.jsxs)(`option`,{value:e,children:[e,`: `,n(t,40)]},e))})]},e))}),u.name===d.name&&(0,j.jsxs)(`p`,{className:A.second,children:[`Both are called `,(0,j.jsx)(o,{text:d.name}),`.`]}),(0,j.jsx)(x.Suspense,{fallback:(0,j.jsx)(h,{}),children:(0,j.jsx)(M,{before:u,after:d})})]})}export{N as Versions,k as n,A as t};