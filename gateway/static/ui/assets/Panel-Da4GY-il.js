import{I as e,Nn as t,O as n,Sr as r,Xt as i,fr as a,lt as o,pr as s,pt as c,vt as l,w as u,y as d}from"./ui-AyJJ5HPv.js";var f=r(),p=l(`
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
`),m=2e4,h=(e,t)=>a({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await c(p,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function g({id:n,row:r,close:a,move:c}){let l=s(h(n,r?.revision)),u=l.data??void 0;return(0,f.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,f.jsxs)(`div`,{className:d.head,children:[(0,f.jsx)(`h2`,{children:u?.model??r?.model??`Completion`}),(0,f.jsx)(i,{"aria-label":`Previous`,onPress:()=>c(-1),children:`↑`}),(0,f.jsx)(i,{"aria-label":`Next`,onPress:()=>c(1),children:`↓`}),(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`Full page`}),(0,f.jsx)(i,{"aria-label":`Close the panel`,onPress:a,children:`✕`})]}),l.isSuccess&&!u?(0,f.jsx)(e,{what:`completion`}):(0,f.jsx)(_,{id:n,of:u??r}),l.isPending&&(0,f.jsx)(t,{}),l.error&&(0,f.jsx)(o,{error:l.error,retry:()=>void l.refetch()}),u&&(0,f.jsx)(v,{of:u,id:n})]})}function _({id:e,of:t}){if(!t)return null;let r=[[`Id`,(0,f.jsx)(`code`,{children:e},`id`)],[`Time`,(0,f.jsx)(n,{at:t.createdAt},`time`)],[`Status`,(0,f.jsx)(u,{of:t.status},`status`)],[`Duration`,t.duration!==null&&`${t.duration} s`],[`Tokens`,t.usage?.totalTokens],[`Cost`,t.cost&&`$${t.cost.total}`],[`Provider`,t.provider],[`User`,t.userId],[`Session`,t.sessionId],[`Tags`,t.tags.join(`, `)],[`Finish`,t.finishReason],[`Failure`,t.failureKind],[`Revision`,t.revision]];return(0,f.jsx)(`dl`,{className:d.facts,children:r.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,f.jsxs)(`div`,{style:{display:`contents`},children:[(0,f.jsx)(`dt`,{children:e}),(0,f.jsx)(`dd`,{children:t})]},e))})}function v({of:e,id:t}){return(0,f.jsxs)(f.Fragment,{children:[(0,f.jsx)(y,{title:`Prompt`,text:e.prompt,id:t}),(0,f.jsx)(y,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,f.jsx)(y,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t}),(0,f.jsx)(y,{title:`Failure`,text:e.failureReason,id:t})]})}function y({title:e,text:t,id:n}){return t===null||t===``?null:(0,f.jsxs)(`section`,{children:[(0,f.jsx)(`h3`,{children:e}),(0,f.jsx)(`div`,{className:d.text,dir:`auto`,children:t.slice(0,m)}),t.length>m&&(0,f.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{g as Panel};