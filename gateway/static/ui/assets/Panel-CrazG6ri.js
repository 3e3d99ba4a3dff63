import{D as e,J as t,Kt as n,X as r,Xa as i,Xi as a,Y as o,Yt as s,Za as c,_o as l,an as u,ar as d,li as f,pa as p,vo as m,wo as h,xo as g}from"./ui-BIdjz2Zp.js";import{t as _}from"./cost-BW9lNGvJ.js";import{t as v}from"./Conversation-CeWuCHuw.js";var y=h(g(),1),b={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},x=p(`
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
`),S=2e4,C=80,w=(e,t)=>i({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await a(x,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function T({id:t,row:r,close:i,move:a}){let o=c(w(t,r?.revision)),u=o.data??void 0,p=o.isSuccess&&!u,h=u??r;return m(`aside`,{"aria-label":`Completion`,children:[m(`div`,{className:b.head,children:[l(`h2`,{children:l(n,{text:u?.model??r?.model??`Completion`})}),l(d,{"aria-label":`Previous`,onPress:()=>a(-1),children:`↑`}),l(d,{"aria-label":`Next`,onPress:()=>a(1),children:`↓`}),l(`a`,{href:`#/completions/${encodeURIComponent(t)}`,children:`Full page`}),l(d,{"aria-label":`Close the panel`,onPress:i,children:`✕`})]}),p?l(e,{what:`completion`}):l(E,{id:t,of:h}),!h&&o.isPending&&l(f,{}),o.error&&l(s,{error:o.error,retry:()=>void o.refetch()}),u&&l(O,{text:u.failureReason,id:t}),h&&!p&&l(D,{id:t,revision:r?.revision??u?.revision})]})}function E({id:e,of:i}){if(!i)return null;let a=[[`Id`,l(`code`,{children:e},`id`)],[`Time`,l(o,{at:i.createdAt},`time`)],[`Status`,l(r,{of:i.status},`status`)],[`Duration`,i.duration!==null&&l(t,{seconds:i.duration},`duration`)],[`Tokens`,i.usage?.totalTokens==null?`not reported`:u(i.usage.totalTokens)],[`Cost`,i.cost?`$${i.cost.total}`:`not known: ${_(i)}`],[`Provider`,i.provider],[`User`,i.userId],[`Session`,i.sessionId],[`Tags`,i.tags.join(`, `)],[`Finish reason`,i.finishReason?.toLowerCase()],[`Failure`,i.failureKind],[`Revision`,i.revision]];return l(`dl`,{className:b.facts,children:a.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>m(`div`,{style:{display:`contents`},children:[l(`dt`,{children:e}),l(`dd`,{children:typeof t==`string`?l(n,{text:t}):t})]},e))})}function D({id:e,revision:t}){let[n,r]=(0,y.useState)(!1);return(0,y.useEffect)(()=>{let e=setTimeout(()=>r(!0),C);return()=>clearTimeout(e)},[]),n?l(v,{id:e,isBrief:!0},t):null}function O({text:e,id:t}){return e===null||e===``?null:m(`section`,{children:[l(`h3`,{children:`Failure`}),l(`div`,{className:b.text,dir:`auto`,children:l(n,{text:e.slice(0,S)})}),e.length>S&&m(`p`,{children:[u(e.length),` characters in all:`,` `,l(`a`,{href:`#/completions/${encodeURIComponent(t)}`,children:`read the whole`})]})]})}export{T as Panel};