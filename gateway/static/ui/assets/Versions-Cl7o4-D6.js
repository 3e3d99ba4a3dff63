const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-rQlkip3n.js","./ui-BIdjz2Zp.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Co as e,Ga as t,Ja as n,Kt as r,Ua as i,Wa as a,Xt as o,Y as s,Ya as c,Zi as l,Zt as u,_o as d,ar as f,go as p,li as m,pa as h,rn as g,vo as _,wo as v,xo as y}from"./ui-BIdjz2Zp.js";import{t as b}from"./Asked-DOST-6uM.js";import{t as x}from"./Select-C9AjDWEc.js";import{i as S}from"./selector-C-QMnEt5.js";import{n as C,r as w}from"./schemaText-By6b7VDQ.js";import{n as T}from"./documents-CR6jBGw9.js";var E=v(y(),1),D=10,O=h(`
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
`),k=e=>c({queryKey:[...T(e),`history`],queryFn:async({signal:t,pageParam:n})=>A(await l(O,{id:e,first:D,after:n},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function A(e){let{of:t,data:n}=C(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>w(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function j(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function M(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,N(e)!==N(t)&&`selector`].filter(e=>e!==!1)}function N({selector:e}){return S(e).join(`
`)}function P(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,N(e)||`every call`],[`JSON Schema`,e.schemaText]]}var F={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},I=e({Versions:()=>R}),L=u(()=>o(()=>import(`./Difference-rQlkip3n.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Difference`);function R({task:{id:e}}){let t=k(e),r=n(t);return d(b,{query:r,queryKey:t.queryKey,children:({pages:t})=>{let n=j(t);return _(p,{children:[d(z,{id:e,versions:n,isWhole:!r.hasNextPage}),r.hasNextPage&&d(`p`,{children:d(f,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`Earlier versions`})}),d(B,{id:e,versions:n})]})}})}function z({id:e,versions:t,isWhole:n}){return d(`ol`,{className:F.list,children:t.map((r,a)=>{let o=t[a+1];return _(`li`,{children:[_(`strong`,{children:[`Version `,r.version]}),d(s,{at:r.createdAt}),_(`span`,{className:F.second,children:[a===0&&`now · `,o?`changed ${M(r,o).join(`, `)||`how many graders`}`:n&&r.version===1?`the first`:``]}),o&&d(i,{to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(o.version),b:String(r.version)},"aria-label":`What it changed: version ${r.version}`,children:`What it changed`})]},r.version)})})}function B({id:e,versions:n}){let{a:i,b:o}=t({from:`/tasks/$id`}),s=a(),c=e=>n.find(({version:t})=>String(t)===e),[l,u]=[c(i)??n[1],c(o)??n[0]];if(!l||!u||n.length<2)return null;let f=n.map(({version:e,name:t})=>[String(e),`${e}: ${g(t,40)}`]),p=(t,n)=>void s({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(l.version),b:String(u.version),[t]:n},replace:!0});return _(`section`,{"aria-labelledby":`difference`,children:[_(`h2`,{id:`difference`,children:[`From version `,l.version,` to version `,u.version]}),d(`p`,{className:F.choice,children:[`a`,`b`].map(e=>d(x,{label:e===`a`?`From`:`To`,value:String((e===`a`?l:u).version),options:f,set:t=>p(e,t)},e))}),l.name===u.name&&_(`p`,{className:F.second,children:[`Both are called `,d(r,{text:u.name}),`.`]}),d(E.Suspense,{fallback:d(m,{}),children:d(L,{before:l,after:u})})]})}export{R as Versions,F as n,P as r,I as t};