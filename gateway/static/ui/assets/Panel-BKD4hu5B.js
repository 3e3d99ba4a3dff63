import{D as e,Gt as t,Jt as n,La as r,Ra as i,Wi as a,X as o,Y as s,Z as c,ao as l,ci as u,co as d,do as f,in as p,io as m,ir as h,ra as g}from"./ui-BJNV9Gou.js";import{t as _}from"./cost-BW9lNGvJ.js";import{t as v}from"./Conversation-D7rnIFgm.js";var y=f(d(),1),b={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},x=g(`
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
`),S=2e4,C=80,w=(e,t)=>r({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await a(x,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function T({id:r,row:a,close:o,move:s}){let c=i(w(r,a?.revision)),d=c.data??void 0,f=c.isSuccess&&!d,p=d??a;return l(`aside`,{"aria-label":`Completion`,children:[l(`div`,{className:b.head,children:[m(`h2`,{children:m(t,{text:d?.model??a?.model??`Completion`})}),m(h,{"aria-label":`Previous`,onPress:()=>s(-1),children:`↑`}),m(h,{"aria-label":`Next`,onPress:()=>s(1),children:`↓`}),m(`a`,{href:`#/completions/${encodeURIComponent(r)}`,children:`Full page`}),m(h,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),f?m(e,{what:`completion`}):m(E,{id:r,of:p}),!p&&c.isPending&&m(u,{}),c.error&&m(n,{error:c.error,retry:()=>void c.refetch()}),d&&m(O,{text:d.failureReason,id:r}),p&&!f&&m(D,{id:r,revision:a?.revision??d?.revision})]})}function E({id:e,of:n}){if(!n)return null;let r=[[`Id`,m(`code`,{children:e},`id`)],[`Time`,m(o,{at:n.createdAt},`time`)],[`Status`,m(c,{of:n.status},`status`)],[`Duration`,n.duration!==null&&m(s,{seconds:n.duration},`duration`)],[`Tokens`,n.usage?.totalTokens==null?`not reported`:p(n.usage.totalTokens)],[`Cost`,n.cost?`$${n.cost.total}`:`not known: ${_(n)}`],[`Provider`,n.provider],[`User`,n.userId],[`Session`,n.sessionId],[`Tags`,n.tags.join(`, `)],[`Finish`,n.finishReason],[`Failure`,n.failureKind],[`Revision`,n.revision]];return m(`dl`,{className:b.facts,children:r.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,n])=>l(`div`,{style:{display:`contents`},children:[m(`dt`,{children:e}),m(`dd`,{children:typeof n==`string`?m(t,{text:n}):n})]},e))})}function D({id:e,revision:t}){let[n,r]=(0,y.useState)(!1);return(0,y.useEffect)(()=>{let e=setTimeout(()=>r(!0),C);return()=>clearTimeout(e)},[]),n?m(v,{id:e,isBrief:!0},t):null}function O({text:e,id:n}){return e===null||e===``?null:l(`section`,{children:[m(`h3`,{children:`Failure`}),m(`div`,{className:b.text,dir:`auto`,children:m(t,{text:e.slice(0,S)})}),e.length>S&&l(`p`,{children:[p(e.length),` characters in all:`,` `,m(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{T as Panel};