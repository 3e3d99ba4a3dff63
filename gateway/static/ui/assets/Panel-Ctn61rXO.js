import{An as e,C as t,D as n,F as r,_r as i,cr as a,ht as o,ot as s,qt as c,sr as l,ut as u,v as d}from"./ui-scQbBknX.js";var f=i(),p=o(`
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
`),m=2e4,h=(e,t)=>l({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await u(p,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function g({id:n,row:i,close:o,move:l}){let u=a(h(n,i?.revision)),d=u.data??void 0;return(0,f.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,f.jsxs)(`div`,{className:t.head,children:[(0,f.jsx)(`h2`,{children:d?.model??i?.model??`Completion`}),(0,f.jsx)(c,{"aria-label":`Previous`,onPress:()=>l(-1),children:`↑`}),(0,f.jsx)(c,{"aria-label":`Next`,onPress:()=>l(1),children:`↓`}),(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`Full page`}),(0,f.jsx)(c,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),u.isSuccess&&!d?(0,f.jsx)(r,{what:`completion`}):(0,f.jsx)(_,{id:n,of:d??i}),u.isPending&&(0,f.jsx)(e,{}),u.error&&(0,f.jsx)(s,{error:u.error,retry:()=>void u.refetch()}),d&&(0,f.jsx)(v,{of:d,id:n})]})}function _({id:e,of:r}){if(!r)return null;let i=[[`Id`,(0,f.jsx)(`code`,{children:e},`id`)],[`Time`,(0,f.jsx)(n,{at:r.createdAt},`time`)],[`Status`,(0,f.jsx)(d,{of:r.status},`status`)],[`Duration`,r.duration!==null&&`${r.duration} s`],[`Tokens`,r.usage?.totalTokens],[`Cost`,r.cost&&`$${r.cost.total}`],[`Provider`,r.provider],[`User`,r.userId],[`Session`,r.sessionId],[`Tags`,r.tags.join(`, `)],[`Finish`,r.finishReason],[`Failure`,r.failureKind],[`Revision`,r.revision]];return(0,f.jsx)(`dl`,{className:t.facts,children:i.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,f.jsxs)(`div`,{style:{display:`contents`},children:[(0,f.jsx)(`dt`,{children:e}),(0,f.jsx)(`dd`,{children:t})]},e))})}function v({of:e,id:t}){return(0,f.jsxs)(f.Fragment,{children:[(0,f.jsx)(y,{title:`Prompt`,text:e.prompt,id:t}),(0,f.jsx)(y,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,f.jsx)(y,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t}),(0,f.jsx)(y,{title:`Failure`,text:e.failureReason,id:t})]})}function y({title:e,text:n,id:r}){return n===null||n===``?null:(0,f.jsxs)(`section`,{children:[(0,f.jsx)(`h3`,{children:e}),(0,f.jsx)(`div`,{className:t.text,dir:`auto`,children:n.slice(0,m)}),n.length>m&&(0,f.jsxs)(`p`,{children:[n.length,` characters in all:`,` `,(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(r)}`,children:`read the whole`})]})]})}export{g as Panel};