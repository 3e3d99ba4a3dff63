const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-kHnzX480.js","./ui-iObqlg1O.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Gi as e,Gt as t,La as n,Ma as r,Na as i,Pa as a,Ra as o,X as s,Xt as c,Yt as l,aa as u,ao as d,ci as f,fo as p,ir as m,nn as h,oo as g,po as _,so as v,uo as y}from"./ui-iObqlg1O.js";import{t as b}from"./Asked-BojWOb21.js";import{t as x}from"./Select-BgWD4lQU.js";import{i as S}from"./selector-v-cDPf2t.js";import{n as C,r as w}from"./schemaText-zs6ly8Y-.js";import{n as T}from"./documents-Dq5uOAQN.js";var E=_(y(),1),D=10,O=u(`
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
`),k=t=>o({queryKey:[...T(t),`history`],queryFn:async({signal:n,pageParam:r})=>A(await e(O,{id:t,first:D,after:r},{signal:n})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function A(e){let{of:t,data:n}=C(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>w(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function j(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function M(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,N(e)!==N(t)&&`selector`].filter(e=>e!==!1)}function N({selector:e}){return S(e).join(`
`)}function P(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,N(e)||`every call`],[`JSON Schema`,e.schemaText]]}var F={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},I=p({Versions:()=>R}),L=c(()=>l(()=>import(`./Difference-kHnzX480.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Difference`);function R({task:{id:e}}){let t=k(e),r=n(t);return g(b,{query:r,queryKey:t.queryKey,children:({pages:t})=>{let n=j(t);return v(d,{children:[g(z,{id:e,versions:n,isWhole:!r.hasNextPage}),r.hasNextPage&&g(`p`,{children:g(m,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`Earlier versions`})}),g(B,{id:e,versions:n})]})}})}function z({id:e,versions:t,isWhole:n}){return g(`ol`,{className:F.list,children:t.map((i,a)=>{let o=t[a+1];return v(`li`,{children:[v(`strong`,{children:[`Version `,i.version]}),g(s,{at:i.createdAt}),v(`span`,{className:F.second,children:[a===0&&`now · `,o?`changed ${M(i,o).join(`, `)||`how many graders`}`:n&&i.version===1?`the first`:``]}),o&&g(r,{to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(o.version),b:String(i.version)},"aria-label":`What it changed: version ${i.version}`,children:`What it changed`})]},i.version)})})}function B({id:e,versions:n}){let{a:r,b:o}=a({from:`/tasks/$id`}),s=i(),c=e=>n.find(({version:t})=>String(t)===e),[l,u]=[c(r)??n[1],c(o)??n[0]];if(!l||!u||n.length<2)return null;let d=n.map(({version:e,name:t})=>[String(e),`${e}: ${h(t,40)}`]),p=(t,n)=>void s({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(l.version),b:String(u.version),[t]:n},replace:!0});return v(`section`,{"aria-labelledby":`difference`,children:[v(`h2`,{id:`difference`,children:[`From version `,l.version,` to version `,u.version]}),g(`p`,{className:F.choice,children:[`a`,`b`].map(e=>g(x,{label:e===`a`?`From`:`To`,value:String((e===`a`?l:u).version),options:d,set:t=>p(e,t)},e))}),l.name===u.name&&v(`p`,{className:F.second,children:[`Both are called `,g(t,{text:u.name}),`.`]}),g(E.Suspense,{fallback:g(f,{}),children:g(L,{before:l,after:u})})]})}export{R as Versions,F as n,P as r,I as t};