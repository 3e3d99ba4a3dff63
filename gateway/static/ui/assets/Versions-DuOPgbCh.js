const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-CErPPBeL.js","./ui-BBGX17A8.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{A as e,Ha as t,It as n,Ka as r,Kn as i,Nt as a,Ua as o,Va as s,Vi as c,Wt as l,Xr as u,Ya as d,ba as f,ga as p,ha as m,ji as h,ma as g,ya as _}from"./ui-BBGX17A8.js";import{t as v}from"./Asked-C46JU_bJ.js";import{t as y}from"./Select-HCN1dq0P.js";import{i as b}from"./selector-CVLiWfW_.js";import{n as x,r as S}from"./schemaText-D-fY1WNV.js";import{n as C}from"./documents-B3i5XhQU.js";var w=d(r(),1),T=10,E=c(`
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
`),D=e=>f({queryKey:[...C(e),`history`],queryFn:async({signal:t,pageParam:n})=>O(await h(E,{id:e,first:T,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function O(e){let{of:t,data:n}=x(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>S(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function k(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function A(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,j(e)!==j(t)&&`selector`].filter(e=>e!==!1)}function j({selector:e}){return b(e).join(`
`)}function M(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,j(e)||`every call`],[`JSON Schema`,e.schemaText]]}var N={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},P=(0,w.lazy)(async()=>({default:(await l(async()=>{let{Difference:e}=await import(`./Difference-CErPPBeL.js`);return{Difference:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Difference}));function F({task:{id:e}}){let n=D(e),r=_(n);return t(v,{query:r,queryKey:n.queryKey,children:({pages:n})=>{let a=k(n);return o(s,{children:[t(I,{id:e,versions:a,isWhole:!r.hasNextPage}),r.hasNextPage&&t(`p`,{children:t(i,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`Earlier versions`})}),t(L,{id:e,versions:a})]})}})}function I({id:n,versions:r,isWhole:i}){return t(`ol`,{className:N.list,children:r.map((a,s)=>{let c=r[s+1];return o(`li`,{children:[o(`strong`,{children:[`Version `,a.version]}),t(e,{at:a.createdAt}),o(`span`,{className:N.second,children:[s===0&&`now · `,c?`changed ${A(a,c).join(`, `)||`how many graders`}`:i&&a.version===1?`the first`:``]}),c&&t(g,{to:`/tasks/$id`,params:{id:n},search:{tab:`versions`,a:String(c.version),b:String(a.version)},"aria-label":`What it changed: version ${a.version}`,children:`What it changed`})]},a.version)})})}function L({id:e,versions:r}){let{a:i,b:s}=p({from:`/tasks/$id`}),c=m(),l=e=>r.find(({version:t})=>String(t)===e),[d,f]=[l(i)??r[1],l(s)??r[0]];if(!d||!f||r.length<2)return null;let h=r.map(({version:e,name:t})=>[String(e),`${e}: ${n(t,40)}`]),g=(t,n)=>void c({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(d.version),b:String(f.version),[t]:n},replace:!0});return o(`section`,{"aria-labelledby":`difference`,children:[o(`h2`,{id:`difference`,children:[`From version `,d.version,` to version `,f.version]}),t(`p`,{className:N.choice,children:[`a`,`b`].map(e=>t(y,{label:e===`a`?`From`:`To`,value:String((e===`a`?d:f).version),options:h,set:t=>g(e,t)},e))}),d.name===f.name&&o(`p`,{className:N.second,children:[`Both are called `,t(a,{text:f.name}),`.`]}),t(w.Suspense,{fallback:t(u,{}),children:t(P,{before:d,after:f})})]})}export{F as Versions,M as n,N as t};