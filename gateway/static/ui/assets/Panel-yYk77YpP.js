import{D as e,Gt as t,Ha as n,Jt as r,Va as i,Wi as a,X as o,Y as s,Z as c,ci as l,co as u,fo as d,ho as f,in as p,ir as m,lo as h,sa as g}from"./ui-4t6V7kFh.js";import{t as _}from"./cost-BW9lNGvJ.js";import{t as v}from"./Conversation-DHifLHd8.js";var y=f(d(),1),b={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},x=g(`
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
`),S=2e4,C=80,w=(e,t)=>i({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await a(x,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function T({id:i,row:a,close:o,move:s}){let c=n(w(i,a?.revision)),d=c.data??void 0,f=c.isSuccess&&!d,p=d??a;return h(`aside`,{"aria-label":`Completion`,children:[h(`div`,{className:b.head,children:[u(`h2`,{children:u(t,{text:d?.model??a?.model??`Completion`})}),u(m,{"aria-label":`Previous`,onPress:()=>s(-1),children:`↑`}),u(m,{"aria-label":`Next`,onPress:()=>s(1),children:`↓`}),u(`a`,{href:`#/completions/${encodeURIComponent(i)}`,children:`Full page`}),u(m,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),f?u(e,{what:`completion`}):u(E,{id:i,of:p}),!p&&c.isPending&&u(l,{}),c.error&&u(r,{error:c.error,retry:()=>void c.refetch()}),d&&u(O,{text:d.failureReason,id:i}),p&&!f&&u(D,{id:i,revision:a?.revision??d?.revision})]})}function E({id:e,of:n}){if(!n)return null;let r=[[`Id`,u(`code`,{children:e},`id`)],[`Time`,u(o,{at:n.createdAt},`time`)],[`Status`,u(c,{of:n.status},`status`)],[`Duration`,n.duration!==null&&u(s,{seconds:n.duration},`duration`)],[`Tokens`,n.usage?.totalTokens==null?`not reported`:p(n.usage.totalTokens)],[`Cost`,n.cost?`$${n.cost.total}`:`not known: ${_(n)}`],[`Provider`,n.provider],[`User`,n.userId],[`Session`,n.sessionId],[`Tags`,n.tags.join(`, `)],[`Finish reason`,n.finishReason?.toLowerCase()],[`Failure`,n.failureKind],[`Revision`,n.revision]];return u(`dl`,{className:b.facts,children:r.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,n])=>h(`div`,{style:{display:`contents`},children:[u(`dt`,{children:e}),u(`dd`,{children:typeof n==`string`?u(t,{text:n}):n})]},e))})}function D({id:e,revision:t}){let[n,r]=(0,y.useState)(!1);return(0,y.useEffect)(()=>{let e=setTimeout(()=>r(!0),C);return()=>clearTimeout(e)},[]),n?u(v,{id:e,isBrief:!0},t):null}function O({text:e,id:n}){return e===null||e===``?null:h(`section`,{children:[u(`h3`,{children:`Failure`}),u(`div`,{className:b.text,dir:`auto`,children:u(t,{text:e.slice(0,S)})}),e.length>S&&h(`p`,{children:[p(e.length),` characters in all:`,` `,u(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{T as Panel};