import{Bt as e,E as t,N as n,S as r,Xn as i,Yn as a,ar as o,rt as s,st as c,ut as l,v as u,yn as d}from"./ui-BtL-z3Ey.js";var f=o(),p=l(`
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
      isRefusal
      toolNames
      prompt
      output
      usage {
        promptTokens
        completionTokens
        totalTokens
      }
      cost {
        total
      }
    }
  }
`),m=2e4,h=(e,t)=>a({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await c(p,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function g({id:t,row:a,close:o,move:c}){let l=i(h(t,a?.revision)),u=l.data??void 0;return(0,f.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,f.jsxs)(`div`,{className:r.head,children:[(0,f.jsx)(`h2`,{children:u?.model??a?.model??`Completion`}),(0,f.jsx)(e,{"aria-label":`Previous`,onPress:()=>c(-1),children:`↑`}),(0,f.jsx)(e,{"aria-label":`Next`,onPress:()=>c(1),children:`↓`}),(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(t)}`,children:`Full page`}),(0,f.jsx)(e,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),l.isSuccess&&!u?(0,f.jsx)(n,{what:`completion`}):(0,f.jsx)(_,{id:t,of:u??a}),l.isPending&&(0,f.jsx)(d,{}),l.error&&(0,f.jsx)(s,{error:l.error,retry:()=>void l.refetch()}),u&&(0,f.jsx)(v,{of:u,id:t})]})}function _({id:e,of:n}){if(!n)return null;let i=[[`Id`,(0,f.jsx)(`code`,{children:e},`id`)],[`Time`,(0,f.jsx)(t,{at:n.createdAt},`time`)],[`Status`,(0,f.jsx)(u,{of:n.status},`status`)],[`Duration`,n.duration!==null&&`${n.duration} s`],[`Tokens`,n.usage?.totalTokens],[`Cost`,n.cost&&`$${n.cost.total}`],[`Provider`,n.provider],[`User`,n.userId],[`Session`,n.sessionId],[`Tags`,n.tags.join(`, `)],[`Finish`,n.finishReason],[`Failure`,n.failureKind],[`Revision`,n.revision]];return(0,f.jsx)(`dl`,{className:r.facts,children:i.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,f.jsxs)(`div`,{style:{display:`contents`},children:[(0,f.jsx)(`dt`,{children:e}),(0,f.jsx)(`dd`,{children:t})]},e))})}function v({of:e,id:t}){return(0,f.jsxs)(f.Fragment,{children:[(0,f.jsx)(y,{title:`Prompt`,text:e.prompt,id:t}),(0,f.jsx)(y,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,f.jsx)(y,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t}),(0,f.jsx)(y,{title:`Failure`,text:e.failureReason,id:t})]})}function y({title:e,text:t,id:n}){return t===null||t===``?null:(0,f.jsxs)(`section`,{children:[(0,f.jsx)(`h3`,{children:e}),(0,f.jsx)(`div`,{className:r.text,dir:`auto`,children:t.slice(0,m)}),t.length>m&&(0,f.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{g as Panel};