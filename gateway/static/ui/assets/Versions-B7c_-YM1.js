const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-AY5TbQog.js","./ui-CsbANm58.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Ba as e,It as t,Ka as n,Oi as r,Ra as i,Ri as a,Ua as o,Un as s,Vt as c,_a as l,da as u,fa as d,ga as f,k as p,nt as m,pa as h,qr as g,za as _}from"./ui-CsbANm58.js";import{t as v}from"./Asked-B10uAdaq.js";import{t as y}from"./Select-DW_UKaT9.js";import{i as b}from"./selector-Ci2y7fsE.js";import{n as x,r as S}from"./schemaText-BDney9YQ.js";import{n as C}from"./documents-tZyEpTx-.js";var w=n(o(),1),T=10,E=a(`
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
`),D=e=>l({queryKey:[...C(e),`history`],queryFn:async({signal:t,pageParam:n})=>O(await r(E,{id:e,first:T,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function O(e){let{of:t,data:n}=x(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>S(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function k(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function A(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,j(e)!==j(t)&&`selector`].filter(e=>e!==!1)}function j({selector:e}){return b(e).join(`
`)}function M(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,j(e)||`every call`],[`JSON Schema`,e.schemaText]]}var N={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},P=(0,w.lazy)(async()=>({default:(await c(async()=>{let{Difference:e}=await import(`./Difference-AY5TbQog.js`);return{Difference:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Difference}));function F({task:{id:t}}){let n=D(t),r=f(n);return _(v,{query:r,queryKey:n.queryKey,children:({pages:n})=>{let a=k(n);return e(i,{children:[_(I,{id:t,versions:a,isWhole:!r.hasNextPage}),r.hasNextPage&&_(`p`,{children:_(s,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`Earlier versions`})}),_(L,{id:t,versions:a})]})}})}function I({id:t,versions:n,isWhole:r}){return _(`ol`,{className:N.list,children:n.map((i,a)=>{let o=n[a+1];return e(`li`,{children:[e(`strong`,{children:[`Version `,i.version]}),_(p,{at:i.createdAt}),e(`span`,{className:N.second,children:[a===0&&`now · `,o?`changed ${A(i,o).join(`, `)||`how many graders`}`:r&&i.version===1?`the first`:``]}),o&&_(u,{to:`/tasks/$id`,params:{id:t},search:{tab:`versions`,a:String(o.version),b:String(i.version)},"aria-label":`What it changed: version ${i.version}`,children:`What it changed`})]},i.version)})})}function L({id:n,versions:r}){let{a:i,b:a}=h({from:`/tasks/$id`}),o=d(),s=e=>r.find(({version:t})=>String(t)===e),[c,l]=[s(i)??r[1],s(a)??r[0]];if(!c||!l||r.length<2)return null;let u=r.map(({version:e,name:t})=>[String(e),`${e}: ${m(t,40)}`]),f=(e,t)=>void o({to:`/tasks/$id`,params:{id:n},search:{tab:`versions`,a:String(c.version),b:String(l.version),[e]:t},replace:!0});return e(`section`,{"aria-labelledby":`difference`,children:[e(`h2`,{id:`difference`,children:[`From version `,c.version,` to version `,l.version]}),_(`p`,{className:N.choice,children:[`a`,`b`].map(e=>_(y,{label:e===`a`?`From`:`To`,value:String((e===`a`?c:l).version),options:u,set:t=>f(e,t)},e))}),c.name===l.name&&e(`p`,{className:N.second,children:[`Both are called `,_(t,{text:l.name}),`.`]}),_(w.Suspense,{fallback:_(g,{}),children:_(P,{before:c,after:l})})]})}export{F as Versions,M as n,N as t};