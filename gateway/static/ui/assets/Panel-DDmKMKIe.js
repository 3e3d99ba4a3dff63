import{A as e,At as t,Et as n,Fn as r,It as i,Si as a,T as o,Vi as s,b as c,xi as l,z as u,zr as d}from"./ui-CbM7c0g7.js";var f=s(),p=i(`
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
`),m=2e4,h=(e,n)=>l({queryKey:[`completion`,e,`panel`,n],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(p,{id:e},{signal:n});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function g({id:e,row:t,close:i,move:o}){let s=a(h(e,t?.revision)),l=s.data??void 0;return(0,f.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,f.jsxs)(`div`,{className:c.head,children:[(0,f.jsx)(`h2`,{children:l?.model??t?.model??`Completion`}),(0,f.jsx)(r,{"aria-label":`Previous`,onPress:()=>o(-1),children:`↑`}),(0,f.jsx)(r,{"aria-label":`Next`,onPress:()=>o(1),children:`↓`}),(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),(0,f.jsx)(r,{"aria-label":`Close the panel`,onPress:i,children:`✕`})]}),s.isSuccess&&!l?(0,f.jsx)(u,{what:`completion`}):(0,f.jsx)(_,{id:e,of:l??t}),s.isPending&&(0,f.jsx)(d,{}),s.error&&(0,f.jsx)(n,{error:s.error,retry:()=>void s.refetch()}),l&&(0,f.jsx)(v,{of:l,id:e})]})}function _({id:t,of:n}){if(!n)return null;let r=[[`Id`,(0,f.jsx)(`code`,{children:t},`id`)],[`Time`,(0,f.jsx)(e,{at:n.createdAt},`time`)],[`Status`,(0,f.jsx)(o,{of:n.status},`status`)],[`Duration`,n.duration!==null&&`${n.duration} s`],[`Tokens`,n.usage?.totalTokens],[`Cost`,n.cost&&`$${n.cost.total}`],[`Provider`,n.provider],[`User`,n.userId],[`Session`,n.sessionId],[`Tags`,n.tags.join(`, `)],[`Finish`,n.finishReason],[`Failure`,n.failureKind],[`Revision`,n.revision]];return(0,f.jsx)(`dl`,{className:c.facts,children:r.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,f.jsxs)(`div`,{style:{display:`contents`},children:[(0,f.jsx)(`dt`,{children:e}),(0,f.jsx)(`dd`,{children:t})]},e))})}function v({of:e,id:t}){return(0,f.jsxs)(f.Fragment,{children:[(0,f.jsx)(y,{title:`Prompt`,text:e.prompt,id:t}),(0,f.jsx)(y,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,f.jsx)(y,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t}),(0,f.jsx)(y,{title:`Failure`,text:e.failureReason,id:t})]})}function y({title:e,text:t,id:n}){return t===null||t===``?null:(0,f.jsxs)(`section`,{children:[(0,f.jsx)(`h3`,{children:e}),(0,f.jsx)(`div`,{className:c.text,dir:`auto`,children:t.slice(0,m)}),t.length>m&&(0,f.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{g as Panel};