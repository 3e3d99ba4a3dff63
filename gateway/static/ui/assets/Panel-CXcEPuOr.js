import{Et as e,L as t,Vn as n,_t as r,br as i,in as a,jr as o,k as s,w as c,xr as l,xt as u,y as d}from"./ui-DJDY_fDP.js";var f=o(),p=e(`
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
`),m=2e4,h=(e,t)=>i({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await u(p,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function g({id:e,row:i,close:o,move:s}){let c=l(h(e,i?.revision)),u=c.data??void 0;return(0,f.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,f.jsxs)(`div`,{className:d.head,children:[(0,f.jsx)(`h2`,{children:u?.model??i?.model??`Completion`}),(0,f.jsx)(a,{"aria-label":`Previous`,onPress:()=>s(-1),children:`↑`}),(0,f.jsx)(a,{"aria-label":`Next`,onPress:()=>s(1),children:`↓`}),(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),(0,f.jsx)(a,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),c.isSuccess&&!u?(0,f.jsx)(t,{what:`completion`}):(0,f.jsx)(_,{id:e,of:u??i}),c.isPending&&(0,f.jsx)(n,{}),c.error&&(0,f.jsx)(r,{error:c.error,retry:()=>void c.refetch()}),u&&(0,f.jsx)(v,{of:u,id:e})]})}function _({id:e,of:t}){if(!t)return null;let n=[[`Id`,(0,f.jsx)(`code`,{children:e},`id`)],[`Time`,(0,f.jsx)(s,{at:t.createdAt},`time`)],[`Status`,(0,f.jsx)(c,{of:t.status},`status`)],[`Duration`,t.duration!==null&&`${t.duration} s`],[`Tokens`,t.usage?.totalTokens],[`Cost`,t.cost&&`$${t.cost.total}`],[`Provider`,t.provider],[`User`,t.userId],[`Session`,t.sessionId],[`Tags`,t.tags.join(`, `)],[`Finish`,t.finishReason],[`Failure`,t.failureKind],[`Revision`,t.revision]];return(0,f.jsx)(`dl`,{className:d.facts,children:n.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,f.jsxs)(`div`,{style:{display:`contents`},children:[(0,f.jsx)(`dt`,{children:e}),(0,f.jsx)(`dd`,{children:t})]},e))})}function v({of:e,id:t}){return(0,f.jsxs)(f.Fragment,{children:[(0,f.jsx)(y,{title:`Prompt`,text:e.prompt,id:t}),(0,f.jsx)(y,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,f.jsx)(y,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t}),(0,f.jsx)(y,{title:`Failure`,text:e.failureReason,id:t})]})}function y({title:e,text:t,id:n}){return t===null||t===``?null:(0,f.jsxs)(`section`,{children:[(0,f.jsx)(`h3`,{children:e}),(0,f.jsx)(`div`,{className:d.text,dir:`auto`,children:t.slice(0,m)}),t.length>m&&(0,f.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{g as Panel};