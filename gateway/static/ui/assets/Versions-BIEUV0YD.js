const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Difference-78iz0yv3.js","./ui-DcSy0V4j.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{Gi as e,Gt as t,Ia as n,La as r,Ma as i,Na as a,X as o,Xt as s,Yt as c,ao as l,ci as u,do as d,fo as f,ia as p,io as m,ir as h,ja as g,lo as _,nn as v,oo as y}from"./ui-DcSy0V4j.js";import{t as b}from"./Asked-CHBqajS2.js";import{t as x}from"./Select-RpCx1TOp.js";import{i as S}from"./selector-Cgx3042G.js";import{n as C,r as w}from"./schemaText-BIuPo7fk.js";import{n as T}from"./documents-CGVoNxLl.js";var E=f(_(),1),D=10,O=p(`
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
`),k=t=>r({queryKey:[...T(t),`history`],queryFn:async({signal:n,pageParam:r})=>A(await e(O,{id:t,first:D,after:r},{signal:n})),initialPageParam:null,getNextPageParam:e=>e?.endCursor??void 0});function A(e){let{of:t,data:n}=C(e),r=n.feedbackTask;if(!r?.history)return null;let i=[`data`,`feedbackTask`],a=(...e)=>w(t,t.at(0,[...i,...e,`jsonSchema`])),{version:o,updatedAt:s,name:c,instruction:l,selector:u,history:d}=r;return{now:{version:o,createdAt:s,name:c,instruction:l,selector:u,schemaText:a()},earlier:d.nodes.map((e,t)=>({version:e.version,createdAt:e.createdAt,name:e.name,instruction:e.instruction,selector:e.selector,schemaText:a(`history`,`nodes`,String(t))})),endCursor:d.pageInfo.hasNextPage?d.pageInfo.endCursor:null}}function j(e){let t=e[0];return t?[t.now,...e.flatMap(e=>e?.earlier??[])]:[]}function M(e,t){return[e.name!==t.name&&`name`,e.instruction!==t.instruction&&`instruction`,e.schemaText!==t.schemaText&&`form`,N(e)!==N(t)&&`selector`].filter(e=>e!==!1)}function N({selector:e}){return S(e).join(`
`)}function P(e){return[[`Name`,e.name],[`Instruction`,e.instruction],[`Selects`,N(e)||`every call`],[`JSON Schema`,e.schemaText]]}var F={list:`_list_nc6yq_1`,second:`_second_nc6yq_21`,choice:`_choice_nc6yq_25`,title:`_title_nc6yq_35`,lines:`_lines_nc6yq_41`},I=d({Versions:()=>R}),L=s(()=>c(()=>import(`./Difference-78iz0yv3.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Difference`);function R({task:{id:e}}){let t=k(e),r=n(t);return l(b,{query:r,queryKey:t.queryKey,children:({pages:t})=>{let n=j(t);return y(m,{children:[l(z,{id:e,versions:n,isWhole:!r.hasNextPage}),r.hasNextPage&&l(`p`,{children:l(h,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`Earlier versions`})}),l(B,{id:e,versions:n})]})}})}function z({id:e,versions:t,isWhole:n}){return l(`ol`,{className:F.list,children:t.map((r,i)=>{let a=t[i+1];return y(`li`,{children:[y(`strong`,{children:[`Version `,r.version]}),l(o,{at:r.createdAt}),y(`span`,{className:F.second,children:[i===0&&`now · `,a?`changed ${M(r,a).join(`, `)||`how many graders`}`:n&&r.version===1?`the first`:``]}),a&&l(g,{to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(a.version),b:String(r.version)},"aria-label":`What it changed: version ${r.version}`,children:`What it changed`})]},r.version)})})}function B({id:e,versions:n}){let{a:r,b:o}=a({from:`/tasks/$id`}),s=i(),c=e=>n.find(({version:t})=>String(t)===e),[d,f]=[c(r)??n[1],c(o)??n[0]];if(!d||!f||n.length<2)return null;let p=n.map(({version:e,name:t})=>[String(e),`${e}: ${v(t,40)}`]),m=(t,n)=>void s({to:`/tasks/$id`,params:{id:e},search:{tab:`versions`,a:String(d.version),b:String(f.version),[t]:n},replace:!0});return y(`section`,{"aria-labelledby":`difference`,children:[y(`h2`,{id:`difference`,children:[`From version `,d.version,` to version `,f.version]}),l(`p`,{className:F.choice,children:[`a`,`b`].map(e=>l(x,{label:e===`a`?`From`:`To`,value:String((e===`a`?d:f).version),options:p,set:t=>m(e,t)},e))}),d.name===f.name&&y(`p`,{className:F.second,children:[`Both are called `,l(t,{text:f.name}),`.`]}),l(E.Suspense,{fallback:l(u,{}),children:l(L,{before:d,after:f})})]})}export{R as Versions,F as n,P as r,I as t};