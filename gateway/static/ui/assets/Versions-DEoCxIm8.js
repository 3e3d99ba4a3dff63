const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-Cn2MYwkX.js","./ui-4t6V7kFh.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Ba as e,Fa as t,Gi as n,Gt as r,Ia as i,Pa as a,X as o,Xt as s,Yt as c,ci as l,co as u,fo as d,ho as f,ir as p,lo as m,mo as h,nn as g,sa as _,so as v,za as y}from"./ui-4t6V7kFh.js";import{t as b}from"./Asked-DpbbSWjl.js";import{t as x}from"./Select-BS7VYveq.js";import{i as S}from"./selector-quFnGATc.js";import{n as C,r as w}from"./schemaText-Dc5QYtvh.js";import{n as T}from"./documents-q23gD_WA.js";var E=f(d(),1),D=10,O=_(`
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
`),k=t=>e({queryKey:[...T(t),`history`],queryFn:async({signal:e,pageParam:r})=>A(await n(O,{id:t,first:D,after:r},{signal:e})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function A(e){let{of:t,data:n}=C(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>w(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function j(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function M(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,N(e)!==N(t)&&`selector`].filter(e=>e!==!1)}function N({selector:e}){return S(e).join(`
`)}function P(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,N(e)||`every call`],[`JSON Schema`,e.schemaText]]}var F={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},I=h({Versions:()=>R}),L=s(()=>c(()=>import(`./Difference-Cn2MYwkX.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Difference`);function R({task:{id:e}}){let t=k(e),n=y(t);return u(b,{query:n,queryKey:t.queryKey,children:({pages:t})=>{let r=j(t);return m(v,{children:[u(z,{id:e,versions:r,isWhole:!n.hasNextPage}),n.hasNextPage&&u(`p`,{children:u(p,{isDisabled:n.isFetchingNextPage,onPress:()=>void n.fetchNextPage(),children:`Earlier versions`})}),u(B,{id:e,versions:r})]})}})}function z({id:e,versions:t,isWhole:n}){return u(`ol`,{className:F.list,children:t.map((r,i)=>{let s=t[i+1];return m(`li`,{children:[m(`strong`,{children:[`Version `,r.version]}),u(o,{at:r.createdAt}),m(`span`,{className:F.second,children:[i===0&&`now · `,s?`changed ${M(r,s).join(`, `)||`how many graders`}`:n&&r.version===1?`the first`:``]}),s&&u(a,{to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(s.version),b:String(r.version)},"aria-label":`What it changed: version ${r.version}`,children:`What it changed`})]},r.version)})})}function B({id:e,versions:n}){let{a,b:o}=i({from:`/tasks/$id`}),s=t(),c=e=>n.find(({version:t})=>String(t)===e),[d,f]=[c(a)??n[1],c(o)??n[0]];if(!d||!f||n.length<2)return null;let p=n.map(({version:e,name:t})=>[String(e),`${e}: ${g(t,40)}`]),h=(t,n)=>void s({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(d.version),b:String(f.version),[t]:n},replace:!0});return m(`section`,{"aria-labelledby":`difference`,children:[m(`h2`,{id:`difference`,children:[`From version `,d.version,` to version `,f.version]}),u(`p`,{className:F.choice,children:[`a`,`b`].map(e=>u(x,{label:e===`a`?`From`:`To`,value:String((e===`a`?d:f).version),options:p,set:t=>h(e,t)},e))}),d.name===f.name&&m(`p`,{className:F.second,children:[`Both are called `,u(r,{text:f.name}),`.`]}),u(E.Suspense,{fallback:u(l,{}),children:u(L,{before:d,after:f})})]})}export{R as Versions,F as n,P as r,I as t};