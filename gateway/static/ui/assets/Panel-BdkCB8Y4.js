import{D as e,Fn as t,I as n,M as r,Nt as i,Ot as a,Ta as o,aa as s,hi as c,oa as l,wi as u,zr as d}from"./ui-DqrAmEOT.js";var f={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},p=o(),m=u(`
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
`),h=2e4,g=(e,t)=>s({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await c(m,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function _({id:e,row:r,close:o,move:s}){let c=l(g(e,r?.revision)),u=c.data??void 0;return(0,p.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,p.jsxs)(`div`,{className:f.head,children:[(0,p.jsx)(`h2`,{children:(0,p.jsx)(a,{text:u?.model??r?.model??`Completion`})}),(0,p.jsx)(t,{"aria-label":`Previous`,onPress:()=>s(-1),children:`↑`}),(0,p.jsx)(t,{"aria-label":`Next`,onPress:()=>s(1),children:`↓`}),(0,p.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),(0,p.jsx)(t,{"aria-label":`Close the panel`,onPress:o,children:`✕`})]}),c.isSuccess&&!u?(0,p.jsx)(n,{what:`completion`}):(0,p.jsx)(v,{id:e,of:u??r}),c.isPending&&(0,p.jsx)(d,{}),c.error&&(0,p.jsx)(i,{error:c.error,retry:()=>void c.refetch()}),u&&(0,p.jsx)(y,{of:u,id:e})]})}function v({id:t,of:n}){if(!n)return null;let i=[[`Id`,(0,p.jsx)(`code`,{children:t},`id`)],[`Time`,(0,p.jsx)(r,{at:n.createdAt},`time`)],[`Status`,(0,p.jsx)(e,{of:n.status},`status`)],[`Duration`,n.duration!==null&&`${n.duration} s`],[`Tokens`,n.usage?.totalTokens],[`Cost`,n.cost&&`$${n.cost.total}`],[`Provider`,n.provider],[`User`,n.userId],[`Session`,n.sessionId],[`Tags`,n.tags.join(`, `)],[`Finish`,n.finishReason],[`Failure`,n.failureKind],[`Revision`,n.revision]];return(0,p.jsx)(`dl`,{className:f.facts,children:i.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,p.jsxs)(`div`,{style:{display:`contents`},children:[(0,p.jsx)(`dt`,{children:e}),(0,p.jsx)(`dd`,{children:typeof t==`string`?(0,p.jsx)(a,{text:t}):t})]},e))})}function y({of:e,id:t}){return(0,p.jsxs)(p.Fragment,{children:[(0,p.jsx)(b,{title:`Failure`,text:e.failureReason,id:t}),(0,p.jsx)(b,{title:`Prompt`,text:e.prompt,id:t}),(0,p.jsx)(b,{title:e.isRefusal?`Output (a refusal)`:`Output`,text:e.output,id:t}),(0,p.jsx)(b,{title:`Tools`,text:e.toolNames.join(`
`)||null,id:t})]})}function b({title:e,text:t,id:n}){return t===null||t===``?null:(0,p.jsxs)(`section`,{children:[(0,p.jsx)(`h3`,{children:e}),(0,p.jsx)(`div`,{className:f.text,dir:`auto`,children:(0,p.jsx)(a,{text:t.slice(0,h)})}),t.length>h&&(0,p.jsxs)(`p`,{children:[t.length,` characters in all:`,` `,(0,p.jsx)(`a`,{href:`#/completions/${encodeURIComponent(n)}`,children:`read the whole`})]})]})}export{_ as Panel};