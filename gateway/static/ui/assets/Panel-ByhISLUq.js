import{D as e,I as t,M as n,Mt as r,Pn as i,Rr as a,Sa as o,fi as s,it as c,na as l,ra as u,xi as d}from"./ui-gpuwRH1u.js";var f={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},p=o(),m=d(`
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
`),h=2e4,g=(e,t)=>l({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await s(m,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function _({id:e,row:n,close:o,move:s}){let l=u(g(e,n?.revision)),d=l.data??void 0;return(0,p.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,p.jsxs)(`div`,{className:f.head,children:[(0,p.jsx)(`h2`,{children:(0,p.jsx)(c,{text:d?.model??n?.model??`Completion`})}),(0,p.jsx)(i,{"aria-label":`Previous`,onPress:()=>s(-1),children:`↑`}),(0,p.jsx)(i,{"aria-label":`Next`,onPress:()=>s(1),children:`↓`}),(0,p.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),(0,p.jsx)(i,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),l.isSuccess&&!d?(0,p.jsx)(t,{what:`completion`}):(0,p.jsx)(v,{id:e,of:d??n}),l.isPending&&(0,p.jsx)(a,{}),l.error&&(0,p.jsx)(r,{error:l.error,retry:()=>void l.refetch()}),d&&(0,p.jsx)(y,{of:d,id:e})]})}function v({id:t,of:r}){if(!r)return null;let i=[[`Id`,(0,p.jsx)(`code`,{children:t},`id`)],[`Time`,(0,p.jsx)(n,{at:r.createdAt},`time`)],[`Status`,(0,p.jsx)(e,{of:r.status},`status`)],[`Duration`,r.duration!==null&&`${r.duration} s`],[`Tokens`,r.usage?.totalTokens],[`Cost`,r.cost&&`$${r.cost.total}`],[`Provider`,r.provider],[`User`,r.userId],[`Session`,r.sessionId],[`Tags`,r.tags.join(`, `)],[`Finish`,r.finishReason],[`Failure`,r.failureKind],[`Revision`,r.revision]];return(0,p.jsx)(`dl`,{className:f.facts,children:i.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,p.jsxs)(`div`,{style:{display:`contents`},children:[(0,p.jsx)(`dt`,{children:e}),(0,p.jsx)(`dd`,{children:typeof t==`string`?(0,p.jsx)(c,{text:t}):t})]},e))})}function y({of:e,id:t}){return(0,p.jsxs)(p.Fragment,{children:[(0,p.jsx)(b,{title:`Failure`,text:e.failureReason,id:t}),(0,p.jsx)(b,{title:`Prompt`,text:e.prompt,id:t}),(0,p.jsx)(b,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,p.jsx)(b,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t})]})}function b({title:e,text:t,id:n}){return t===null||t===``?null:(0,p.jsxs)(`section`,{children:[(0,p.jsx)(`h3`,{children:e}),(0,p.jsx)(`div`,{className:f.text,dir:`auto`,children:(0,p.jsx)(c,{text:t.slice(0,h)})}),t.length>h&&(0,p.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,p.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{_ as Panel};