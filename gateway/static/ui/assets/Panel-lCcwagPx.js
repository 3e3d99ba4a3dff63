import{Ba as e,D as t,Gt as n,Jt as r,Wi as i,X as a,Y as o,Z as s,aa as c,ci as l,in as u,ir as d,oo as f,po as p,so as m,uo as h,za as g}from"./ui-iObqlg1O.js";import{t as _}from"./cost-BW9lNGvJ.js";import{t as v}from"./Conversation-BiVh_yKq.js";var y=p(h(),1),b={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},x=c(`
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
`),S=2e4,C=80,w=(e,t)=>g({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await i(x,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function T({id:i,row:a,close:o,move:s}){let c=e(w(i,a?.revision)),u=c.data??void 0,p=c.isSuccess&&!u,h=u??a;return m(`aside`,{"aria-label":`Completion`,children:[m(`div`,{className:b.head,children:[f(`h2`,{children:f(n,{text:u?.model??a?.model??`Completion`})}),f(d,{"aria-label":`Previous`,onPress:()=>s(-1),children:`↑`}),f(d,{"aria-label":`Next`,onPress:()=>s(1),children:`↓`}),f(`a`,{href:`#/completions/${encodeURIComponent(i)}`,children:`Full page`}),f(d,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),p?f(t,{what:`completion`}):f(E,{id:i,of:h}),!h&&c.isPending&&f(l,{}),c.error&&f(r,{error:c.error,retry:()=>void c.refetch()}),u&&f(O,{text:u.failureReason,id:i}),h&&!p&&f(D,{id:i,revision:a?.revision??u?.revision})]})}function E({id:e,of:t}){if(!t)return null;let r=[[`Id`,f(`code`,{children:e},`id`)],[`Time`,f(a,{at:t.createdAt},`time`)],[`Status`,f(s,{of:t.status},`status`)],[`Duration`,t.duration!==null&&f(o,{seconds:t.duration},`duration`)],[`Tokens`,t.usage?.totalTokens==null?`not reported`:u(t.usage.totalTokens)],[`Cost`,t.cost?`$${t.cost.total}`:`not known: ${_(t)}`],[`Provider`,t.provider],[`User`,t.userId],[`Session`,t.sessionId],[`Tags`,t.tags.join(`, `)],[`Finish reason`,t.finishReason?.toLowerCase()],[`Failure`,t.failureKind],[`Revision`,t.revision]];return f(`dl`,{className:b.facts,children:r.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>m(`div`,{style:{display:`contents`},children:[f(`dt`,{children:e}),f(`dd`,{children:typeof t==`string`?f(n,{text:t}):t})]},e))})}function D({id:e,revision:t}){let[n,r]=(0,y.useState)(!1);return(0,y.useEffect)(()=>{let e=setTimeout(()=>r(!0),C);return()=>clearTimeout(e)},[]),n?f(v,{id:e,isBrief:!0},t):null}function O({text:e,id:t}){return e===null||e===``?null:m(`section`,{children:[f(`h3`,{children:`Failure`}),f(`div`,{className:b.text,dir:`auto`,children:f(n,{text:e.slice(0,S)})}),e.length>S&&m(`p`,{children:[u(e.length),` characters in all:`,` `,f(`a`,{href:`#/completions/${encodeURIComponent(t)}`,children:`read the whole`})]})]})}export{T as Panel};