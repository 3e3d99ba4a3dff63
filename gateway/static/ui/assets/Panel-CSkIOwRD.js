import{Ba as e,Bt as t,Di as n,It as r,Ka as i,N as a,Ri as o,S as s,Ua as c,Un as l,it as u,k as d,qr as f,va as p,x as m,ya as h,za as g}from"./ui-CsbANm58.js";import{t as _}from"./cost-BW9lNGvJ.js";import{t as v}from"./Conversation-CtUwLkCT.js";var y=i(c(),1),b={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},x=o(`
  query PanelCompletion($id: ID!) {
    completion(id: $id) {
      id
      createdAt
      revision
      status
      model
      provider
      userId
      sessionId
      duration
      tags
      failureKind
      failureReason
      finishReason
      usage {
        totalTokens
      }
      cost {
        total
      }
    }
  }
`),S=2e4,C=80,w=(e,t)=>p({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(x,{id:e},{signal:t});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function T({id:n,row:i,close:o,move:s}){let c=h(w(n,i?.revision)),u=c.data??void 0,d=c.isSuccess&&!u,p=u??i;return e(`aside`,{"aria-label":`Completion`,children:[e(`div`,{className:b.head,children:[g(`h2`,{children:g(r,{text:u?.model??i?.model??`Completion`})}),g(l,{"aria-label":`Previous`,onPress:()=>s(-1),children:`↑`}),g(l,{"aria-label":`Next`,onPress:()=>s(1),children:`↓`}),g(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`Full page`}),g(l,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),d?g(a,{what:`completion`}):g(E,{id:n,of:p}),!p&&c.isPending&&g(f,{}),c.error&&g(t,{error:c.error,retry:()=>void c.refetch()}),u&&g(O,{text:u.failureReason,id:n}),p&&!d&&g(D,{id:n,revision:i?.revision??u?.revision})]})}function E({id:t,of:n}){if(!n)return null;let i=[[`Id`,g(`code`,{children:t},`id`)],[`Time`,g(d,{at:n.createdAt},`time`)],[`Status`,g(s,{of:n.status},`status`)],[`Duration`,n.duration!==null&&g(m,{seconds:n.duration},`duration`)],[`Tokens`,n.usage?.totalTokens==null?`not reported`:u(n.usage.totalTokens)],[`Cost`,n.cost?`$${n.cost.total}`:`not known: ${_(n)}`],[`Provider`,n.provider],[`User`,n.userId],[`Session`,n.sessionId],[`Tags`,n.tags.join(`, `)],[`Finish`,n.finishReason],[`Failure`,n.failureKind],[`Revision`,n.revision]];return g(`dl`,{className:b.facts,children:i.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([t,n])=>e(`div`,{style:{display:`contents`},children:[g(`dt`,{children:t}),g(`dd`,{children:typeof n==`string`?g(r,{text:n}):n})]},t))})}function D({id:e,revision:t}){let[n,r]=(0,y.useState)(!1);return(0,y.useEffect)(()=>{let e=setTimeout(()=>r(!0),C);return()=>clearTimeout(e)},[]),n?g(v,{id:e,isBrief:!0},t):null}function O({text:t,id:n}){return t===null||t===``?null:e(`section`,{children:[g(`h3`,{children:`Failure`}),g(`div`,{className:b.text,dir:`auto`,children:g(r,{text:t.slice(0,S)})}),t.length>S&&e(`p`,{children:[u(t.length),` characters in all:`,` `,g(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{T as Panel};