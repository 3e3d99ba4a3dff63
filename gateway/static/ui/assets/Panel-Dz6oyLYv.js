import{At as e,L as t,Nr as n,Ti as r,bt as i,hi as a,k as o,kn as s,mi as c,w as l,wt as u,y as d}from"./ui-BiUgr_v1.js";var f=r(),p=e(`
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
`),m=2e4,h=(e,t)=>c({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await u(p,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function g({id:e,row:r,close:o,move:c}){let l=a(h(e,r?.revision)),u=l.data??void 0;return(0,f.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,f.jsxs)(`div`,{className:d.head,children:[(0,f.jsx)(`h2`,{children:u?.model??r?.model??`Completion`}),(0,f.jsx)(s,{"aria-label":`Previous`,onPress:()=>c(-1),children:`↑`}),(0,f.jsx)(s,{"aria-label":`Next`,onPress:()=>c(1),children:`↓`}),(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),(0,f.jsx)(s,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),l.isSuccess&&!u?(0,f.jsx)(t,{what:`completion`}):(0,f.jsx)(_,{id:e,of:u??r}),l.isPending&&(0,f.jsx)(n,{}),l.error&&(0,f.jsx)(i,{error:l.error,retry:()=>void l.refetch()}),u&&(0,f.jsx)(v,{of:u,id:e})]})}function _({id:e,of:t}){if(!t)return null;let n=[[`Id`,(0,f.jsx)(`code`,{children:e},`id`)],[`Time`,(0,f.jsx)(o,{at:t.createdAt},`time`)],[`Status`,(0,f.jsx)(l,{of:t.status},`status`)],[`Duration`,t.duration!==null&&`${t.duration} s`],[`Tokens`,t.usage?.totalTokens],[`Cost`,t.cost&&`$${t.cost.total}`],[`Provider`,t.provider],[`User`,t.userId],[`Session`,t.sessionId],[`Tags`,t.tags.join(`, `)],[`Finish`,t.finishReason],[`Failure`,t.failureKind],[`Revision`,t.revision]];return(0,f.jsx)(`dl`,{className:d.facts,children:n.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,f.jsxs)(`div`,{style:{display:`contents`},children:[(0,f.jsx)(`dt`,{children:e}),(0,f.jsx)(`dd`,{children:t})]},e))})}function v({of:e,id:t}){return(0,f.jsxs)(f.Fragment,{children:[(0,f.jsx)(y,{title:`Prompt`,text:e.prompt,id:t}),(0,f.jsx)(y,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,f.jsx)(y,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t}),(0,f.jsx)(y,{title:`Failure`,text:e.failureReason,id:t})]})}function y({title:e,text:t,id:n}){return t===null||t===``?null:(0,f.jsxs)(`section`,{children:[(0,f.jsx)(`h3`,{children:e}),(0,f.jsx)(`div`,{className:d.text,dir:`auto`,children:t.slice(0,m)}),t.length>m&&(0,f.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{g as Panel};