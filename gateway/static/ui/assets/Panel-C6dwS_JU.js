import{At as e,Ei as t,Et as n,Fn as r,Gi as i,It as a,Ti as o,k as s,w as c,z as l,zr as u}from"./ui-BRrfCYTM.js";var d={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},f=i(),p=a(`
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
`),m=2e4,h=(t,n)=>o({queryKey:[`completion`,t,`panel`,n],queryFn:async({signal:n})=>{let{data:r,errors:i}=await e(p,{id:t},{signal:n});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function g({id:e,row:i,close:a,move:o}){let s=t(h(e,i?.revision)),c=s.data??void 0;return(0,f.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,f.jsxs)(`div`,{className:d.head,children:[(0,f.jsx)(`h2`,{children:c?.model??i?.model??`Completion`}),(0,f.jsx)(r,{"aria-label":`Previous`,onPress:()=>o(-1),children:`↑`}),(0,f.jsx)(r,{"aria-label":`Next`,onPress:()=>o(1),children:`↓`}),(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),(0,f.jsx)(r,{"aria-label":`Close the panel`,onPress:a,children:`✕`})]}),s.isSuccess&&!c?(0,f.jsx)(l,{what:`completion`}):(0,f.jsx)(_,{id:e,of:c??i}),s.isPending&&(0,f.jsx)(u,{}),s.error&&(0,f.jsx)(n,{error:s.error,retry:()=>void s.refetch()}),c&&(0,f.jsx)(v,{of:c,id:e})]})}function _({id:e,of:t}){if(!t)return null;let n=[[`Id`,(0,f.jsx)(`code`,{children:e},`id`)],[`Time`,(0,f.jsx)(s,{at:t.createdAt},`time`)],[`Status`,(0,f.jsx)(c,{of:t.status},`status`)],[`Duration`,t.duration!==null&&`${t.duration} s`],[`Tokens`,t.usage?.totalTokens],[`Cost`,t.cost&&`$${t.cost.total}`],[`Provider`,t.provider],[`User`,t.userId],[`Session`,t.sessionId],[`Tags`,t.tags.join(`, `)],[`Finish`,t.finishReason],[`Failure`,t.failureKind],[`Revision`,t.revision]];return(0,f.jsx)(`dl`,{className:d.facts,children:n.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,f.jsxs)(`div`,{style:{display:`contents`},children:[(0,f.jsx)(`dt`,{children:e}),(0,f.jsx)(`dd`,{children:t})]},e))})}function v({of:e,id:t}){return(0,f.jsxs)(f.Fragment,{children:[(0,f.jsx)(y,{title:`Prompt`,text:e.prompt,id:t}),(0,f.jsx)(y,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,f.jsx)(y,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t}),(0,f.jsx)(y,{title:`Failure`,text:e.failureReason,id:t})]})}function y({title:e,text:t,id:n}){return t===null||t===``?null:(0,f.jsxs)(`section`,{children:[(0,f.jsx)(`h3`,{children:e}),(0,f.jsx)(`div`,{className:d.text,dir:`auto`,children:t.slice(0,m)}),t.length>m&&(0,f.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,f.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{g as Panel};