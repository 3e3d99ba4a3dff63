import{Cn as e,L as t,N as n,Nn as r,O as i,T as a,_ as o,in as s,wn as c,wt as l,x as u,z as d}from"./ui-BmrB9Ef_.js";var f=r(),p=d(`
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
`),m=2e4,h=(n,r)=>e({queryKey:[`completion`,n,`panel`,r],queryFn:async({signal:e})=>{let{data:r,errors:i}=await t(p,{id:n},{signal:e});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function g({id:e,row:t,close:r,move:a}){let o=c(h(e,t?.revision)),d=o.data??void 0;return(0,f.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,f.jsxs)(`div`,{className:u.head,children:[(0,f.jsx)(`h2`,{children:d?.model??t?.model??`Completion`}),(0,f.jsx)(l,{"aria-label":`Previous`,onPress:()=>a(-1),children:`↑`}),(0,f.jsx)(l,{"aria-label":`Next`,onPress:()=>a(1),children:`↓`}),(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),(0,f.jsx)(l,{"aria-label":`Close the panel`,onPress:r,children:`✕`})]}),o.isSuccess&&!d?(0,f.jsx)(i,{what:`completion`}):(0,f.jsx)(_,{id:e,of:d??t}),o.isPending&&(0,f.jsx)(s,{}),o.error&&(0,f.jsx)(n,{error:o.error,retry:()=>void o.refetch()}),d&&(0,f.jsx)(v,{of:d,id:e})]})}function _({id:e,of:t}){if(!t)return null;let n=[[`Id`,(0,f.jsx)(`code`,{children:e},`id`)],[`Time`,(0,f.jsx)(a,{at:t.createdAt},`time`)],[`Status`,(0,f.jsx)(o,{of:t.status},`status`)],[`Duration`,t.duration!==null&&`${t.duration} s`],[`Tokens`,t.usage?.totalTokens],[`Cost`,t.cost&&`$${t.cost.total}`],[`Provider`,t.provider],[`User`,t.userId],[`Session`,t.sessionId],[`Tags`,t.tags.join(`, `)],[`Finish`,t.finishReason],[`Failure`,t.failureKind],[`Revision`,t.revision]];return(0,f.jsx)(`dl`,{className:u.facts,children:n.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,f.jsxs)(`div`,{style:{display:`contents`},children:[(0,f.jsx)(`dt`,{children:e}),(0,f.jsx)(`dd`,{children:t})]},e))})}function v({of:e,id:t}){return(0,f.jsxs)(f.Fragment,{children:[(0,f.jsx)(y,{title:`Prompt`,text:e.prompt,id:t}),(0,f.jsx)(y,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,f.jsx)(y,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t}),(0,f.jsx)(y,{title:`Failure`,text:e.failureReason,id:t})]})}function y({title:e,text:t,id:n}){return t===null||t===``?null:(0,f.jsxs)(`section`,{children:[(0,f.jsx)(`h3`,{children:e}),(0,f.jsx)(`div`,{className:u.text,dir:`auto`,children:t.slice(0,m)}),t.length>m&&(0,f.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{g as Panel};