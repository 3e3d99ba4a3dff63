const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-DUAIE06Y.js","./ui-BJNV9Gou.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Aa as e,Fa as t,Gi as n,Gt as r,Ia as i,Ma as a,X as o,Xt as s,Yt as c,ao as l,ci as u,co as d,do as f,io as p,ir as m,ja as h,nn as g,ra as _,ro as v,uo as y}from"./ui-BJNV9Gou.js";import{t as b}from"./Asked-C8wl_Q-U.js";import{t as x}from"./Select-CBOWQjG2.js";import{i as S}from"./selector-CMC9_1bn.js";import{n as C,r as w}from"./schemaText-BP3bKp4E.js";import{n as T}from"./documents-DgFWqK1X.js";var E=f(d(),1),D=10,O=_(`
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
`),k=e=>i({queryKey:[...T(e),`history`],queryFn:async({signal:t,pageParam:r})=>A(await n(O,{id:e,first:D,after:r},{signal:t})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function A(e){let{of:t,data:n}=C(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>w(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function j(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function M(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,N(e)!==N(t)&&`selector`].filter(e=>e!==!1)}function N({selector:e}){return S(e).join(`
`)}function P(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,N(e)||`every call`],[`JSON Schema`,e.schemaText]]}var F={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},I=y({Versions:()=>R}),L=s(()=>c(()=>import(`./Difference-DUAIE06Y.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Difference`);function R({task:{id:e}}){let n=k(e),r=t(n);return p(b,{query:r,queryKey:n.queryKey,children:({pages:t})=>{let n=j(t);return l(v,{children:[p(z,{id:e,versions:n,isWhole:!r.hasNextPage}),r.hasNextPage&&p(`p`,{children:p(m,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`Earlier versions`})}),p(B,{id:e,versions:n})]})}})}function z({id:t,versions:n,isWhole:r}){return p(`ol`,{className:F.list,children:n.map((i,a)=>{let s=n[a+1];return l(`li`,{children:[l(`strong`,{children:[`Version `,i.version]}),p(o,{at:i.createdAt}),l(`span`,{className:F.second,children:[a===0&&`now · `,s?`changed ${M(i,s).join(`, `)||`how many graders`}`:r&&i.version===1?`the first`:``]}),s&&p(e,{to:`/tasks/$id`,params:{id:t},search:{tab:`versions`,a:String(s.version),b:String(i.version)},"aria-label":`What it changed: version ${i.version}`,children:`What it changed`})]},i.version)})})}function B({id:e,versions:t}){let{a:n,b:i}=a({from:`/tasks/$id`}),o=h(),s=e=>t.find(({version:t})=>String(t)===e),[c,d]=[s(n)??t[1],s(i)??t[0]];if(!c||!d||t.length<2)return null;let f=t.map(({version:e,name:t})=>[String(e),`${e}: ${g(t,40)}`]),m=(t,n)=>void o({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(c.version),b:String(d.version),[t]:n},replace:!0});return l(`section`,{"aria-labelledby":`difference`,children:[l(`h2`,{id:`difference`,children:[`From version `,c.version,` to version `,d.version]}),p(`p`,{className:F.choice,children:[`a`,`b`].map(e=>p(x,{label:e===`a`?`From`:`To`,value:String((e===`a`?c:d).version),options:f,set:t=>m(e,t)},e))}),c.name===d.name&&l(`p`,{className:F.second,children:[`Both are called `,p(r,{text:d.name}),`.`]}),p(E.Suspense,{fallback:p(u,{}),children:p(L,{before:c,after:d})})]})}export{R as Versions,F as n,P as r,I as t};