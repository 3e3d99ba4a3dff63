const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-DZMJyABo.js","./ui-CNja8Pfo.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{A as e,Ha as t,Hi as n,It as r,Kn as i,Nt as a,Ua as o,Wa as s,Wt as c,Xa as l,Xr as u,_a as d,ba as f,ga as p,ha as m,ji as h,qa as g,xa as _}from"./ui-CNja8Pfo.js";import{t as v}from"./Asked-9iZOkb9l.js";import{t as y}from"./Select-Bs_sU3Wh.js";import{i as b}from"./selector-WRzShPWC.js";import{n as x,r as S}from"./schemaText-DLGTrtx8.js";import{n as C}from"./documents-DWpgAjCc.js";var w=l(g(),1),T=10,E=n(`
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
`),D=e=>_({queryKey:[...C(e),`history`],queryFn:async({signal:t,pageParam:n})=>O(await h(E,{id:e,first:T,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function O(e){let{of:t,data:n}=x(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>S(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function k(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function A(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,j(e)!==j(t)&&`selector`].filter(e=>e!==!1)}function j({selector:e}){return b(e).join(`
`)}function M(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,j(e)||`every call`],[`JSON Schema`,e.schemaText]]}var N={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},P=(0,w.lazy)(async()=>({default:(await c(async()=>{let{Difference:e}=await import(`./Difference-DZMJyABo.js`);return{Difference:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Difference}));function F({task:{id:e}}){let n=D(e),r=f(n);return o(v,{query:r,queryKey:n.queryKey,children:({pages:n})=>{let a=k(n);return s(t,{children:[o(I,{id:e,versions:a,isWhole:!r.hasNextPage}),r.hasNextPage&&o(`p`,{children:o(i,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`Earlier versions`})}),o(L,{id:e,versions:a})]})}})}function I({id:t,versions:n,isWhole:r}){return o(`ol`,{className:N.list,children:n.map((i,a)=>{let c=n[a+1];return s(`li`,{children:[s(`strong`,{children:[`Version `,i.version]}),o(e,{at:i.createdAt}),s(`span`,{className:N.second,children:[a===0&&`now · `,c?`changed ${A(i,c).join(`, `)||`how many graders`}`:r&&i.version===1?`the first`:``]}),c&&o(m,{to:`/tasks/$id`,params:{id:t},search:{tab:`versions`,a:String(c.version),b:String(i.version)},"aria-label":`What it changed: version ${i.version}`,children:`What it changed`})]},i.version)})})}function L({id:e,versions:t}){let{a:n,b:i}=d({from:`/tasks/$id`}),c=p(),l=e=>t.find(({version:t})=>String(t)===e),[f,m]=[l(n)??t[1],l(i)??t[0]];if(!f||!m||t.length<2)return null;let h=t.map(({version:e,name:t})=>[String(e),`${e}: ${r(t,40)}`]),g=(t,n)=>void c({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(f.version),b:String(m.version),[t]:n},replace:!0});return s(`section`,{"aria-labelledby":`difference`,children:[s(`h2`,{id:`difference`,children:[`From version `,f.version,` to version `,m.version]}),o(`p`,{className:N.choice,children:[`a`,`b`].map(e=>o(y,{label:e===`a`?`From`:`To`,value:String((e===`a`?f:m).version),options:h,set:t=>g(e,t)},e))}),f.name===m.name&&s(`p`,{className:N.second,children:[`Both are called `,o(a,{text:m.name}),`.`]}),o(w.Suspense,{fallback:o(u,{}),children:o(P,{before:f,after:m})})]})}export{F as Versions,M as n,N as t};