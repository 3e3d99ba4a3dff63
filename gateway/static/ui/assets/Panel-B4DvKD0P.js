import{C as e,D as t,F as n,Jt as r,cr as i,dt as a,gt as o,jn as s,lr as c,st as l,v as u,vr as d}from"./ui-DwkWv0So.js";var f=d(),p=o(`
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
`),m=2e4,h=(e,t)=>i({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await a(p,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function g({id:e,row:t,close:i,move:a}){let o=c(h(e,t?.revision)),d=o.data??void 0;return(0,f.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,f.jsxs)(`div`,{className:u.head,children:[(0,f.jsx)(`h2`,{children:d?.model??t?.model??`Completion`}),(0,f.jsx)(r,{"aria-label":`Previous`,onPress:()=>a(-1),children:`↑`}),(0,f.jsx)(r,{"aria-label":`Next`,onPress:()=>a(1),children:`↓`}),(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),(0,f.jsx)(r,{"aria-label":`Close the panel`,onPress:i,children:`✕`})]}),o.isSuccess&&!d?(0,f.jsx)(n,{what:`completion`}):(0,f.jsx)(_,{id:e,of:d??t}),o.isPending&&(0,f.jsx)(s,{}),o.error&&(0,f.jsx)(l,{error:o.error,retry:()=>void o.refetch()}),d&&(0,f.jsx)(v,{of:d,id:e})]})}function _({id:n,of:r}){if(!r)return null;let i=[[`Id`,(0,f.jsx)(`code`,{children:n},`id`)],[`Time`,(0,f.jsx)(t,{at:r.createdAt},`time`)],[`Status`,(0,f.jsx)(e,{of:r.status},`status`)],[`Duration`,r.duration!==null&&`${r.duration} s`],[`Tokens`,r.usage?.totalTokens],[`Cost`,r.cost&&`$${r.cost.total}`],[`Provider`,r.provider],[`User`,r.userId],[`Session`,r.sessionId],[`Tags`,r.tags.join(`, `)],[`Finish`,r.finishReason],[`Failure`,r.failureKind],[`Revision`,r.revision]];return(0,f.jsx)(`dl`,{className:u.facts,children:i.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,f.jsxs)(`div`,{style:{display:`contents`},children:[(0,f.jsx)(`dt`,{children:e}),(0,f.jsx)(`dd`,{children:t})]},e))})}function v({of:e,id:t}){return(0,f.jsxs)(f.Fragment,{children:[(0,f.jsx)(y,{title:`Prompt`,text:e.prompt,id:t}),(0,f.jsx)(y,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,f.jsx)(y,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t}),(0,f.jsx)(y,{title:`Failure`,text:e.failureReason,id:t})]})}function y({title:e,text:t,id:n}){return t===null||t===``?null:(0,f.jsxs)(`section`,{children:[(0,f.jsx)(`h3`,{children:e}),(0,f.jsx)(`div`,{className:u.text,dir:`auto`,children:t.slice(0,m)}),t.length>m&&(0,f.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{g as Panel};