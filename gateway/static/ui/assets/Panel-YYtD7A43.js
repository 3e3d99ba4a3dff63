import{D as e,Gt as t,Jt as n,Ra as r,Wi as i,X as a,Y as o,Z as s,ao as c,ci as l,fo as u,ia as d,in as f,ir as p,lo as m,oo as h,za as g}from"./ui-DcSy0V4j.js";import{t as _}from"./cost-BW9lNGvJ.js";import{t as v}from"./Conversation-CqAhcFV0.js";var y=u(m(),1),b={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},x=d(`
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
`),S=2e4,C=80,w=(e,t)=>r({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await i(x,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function T({id:r,row:i,close:a,move:o}){let s=g(w(r,i?.revision)),u=s.data??void 0,d=s.isSuccess&&!u,f=u??i;return h(`aside`,{"aria-label":`Completion`,children:[h(`div`,{className:b.head,children:[c(`h2`,{children:c(t,{text:u?.model??i?.model??`Completion`})}),c(p,{"aria-label":`Previous`,onPress:()=>o(-1),children:`↑`}),c(p,{"aria-label":`Next`,onPress:()=>o(1),children:`↓`}),c(`a`,{href:`#/completions/${encodeURIComponent(r)}`,children:`Full page`}),c(p,{"aria-label":`Close the panel`,onPress:a,children:`✕`})]}),d?c(e,{what:`completion`}):c(E,{id:r,of:f}),!f&&s.isPending&&c(l,{}),s.error&&c(n,{error:s.error,retry:()=>void s.refetch()}),u&&c(O,{text:u.failureReason,id:r}),f&&!d&&c(D,{id:r,revision:i?.revision??u?.revision})]})}function E({id:e,of:n}){if(!n)return null;let r=[[`Id`,c(`code`,{children:e},`id`)],[`Time`,c(a,{at:n.createdAt},`time`)],[`Status`,c(s,{of:n.status},`status`)],[`Duration`,n.duration!==null&&c(o,{seconds:n.duration},`duration`)],[`Tokens`,n.usage?.totalTokens==null?`not reported`:f(n.usage.totalTokens)],[`Cost`,n.cost?`$${n.cost.total}`:`not known: ${_(n)}`],[`Provider`,n.provider],[`User`,n.userId],[`Session`,n.sessionId],[`Tags`,n.tags.join(`, `)],[`Finish`,n.finishReason],[`Failure`,n.failureKind],[`Revision`,n.revision]];return c(`dl`,{className:b.facts,children:r.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,n])=>h(`div`,{style:{display:`contents`},children:[c(`dt`,{children:e}),c(`dd`,{children:typeof n==`string`?c(t,{text:n}):n})]},e))})}function D({id:e,revision:t}){let[n,r]=(0,y.useState)(!1);return(0,y.useEffect)(()=>{let e=setTimeout(()=>r(!0),C);return()=>clearTimeout(e)},[]),n?c(v,{id:e,isBrief:!0},t):null}function O({text:e,id:n}){return e===null||e===``?null:h(`section`,{children:[c(`h3`,{children:`Failure`}),c(`div`,{className:b.text,dir:`auto`,children:c(t,{text:e.slice(0,S)})}),e.length>S&&h(`p`,{children:[f(e.length),` characters in all:`,` `,c(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{T as Panel};