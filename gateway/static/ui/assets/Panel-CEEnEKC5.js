import{A as e,Aa as t,At as n,C as r,Ft as i,Ln as a,Na as o,Oa as s,Oi as c,P as l,T as u,Vr as d,_i as f,ca as p,la as m}from"./ui-Bk9Tclzj.js";import{t as h}from"./cost-BW9lNGvJ.js";import{t as g}from"./Conversation-BfEfl-jF.js";var _=o(t(),1),v={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},y=s(),b=c(`
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
      usage {
        totalTokens
      }
      cost {
        total
      }
    }
  }
`),x=2e4,S=80,C=(e,t)=>p({queryKey:[`completion`,e,`panel`,t],queryFn:async({signal:t})=>{let{data:n,errors:r}=await f(b,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function w({id:e,row:t,close:r,move:o}){let s=m(C(e,t?.revision)),c=s.data??void 0,u=s.isSuccess&&!c,f=c??t;return(0,y.jsxs)(`aside`,{"aria-label":`Completion`,children:[(0,y.jsxs)(`div`,{className:v.head,children:[(0,y.jsx)(`h2`,{children:(0,y.jsx)(n,{text:c?.model??t?.model??`Completion`})}),(0,y.jsx)(a,{"aria-label":`Previous`,onPress:()=>o(-1),children:`↑`}),(0,y.jsx)(a,{"aria-label":`Next`,onPress:()=>o(1),children:`↓`}),(0,y.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),(0,y.jsx)(a,{"aria-label":`Close the panel`,onPress:r,children:`✕`})]}),u?(0,y.jsx)(l,{what:`completion`}):(0,y.jsx)(T,{id:e,of:f}),!f&&s.isPending&&(0,y.jsx)(d,{}),s.error&&(0,y.jsx)(i,{error:s.error,retry:()=>void s.refetch()}),c&&(0,y.jsx)(D,{text:c.failureReason,id:e}),f&&!u&&(0,y.jsx)(E,{id:e,revision:t?.revision??c?.revision})]})}function T({id:t,of:i}){if(!i)return null;let a=[[`Id`,(0,y.jsx)(`code`,{children:t},`id`)],[`Time`,(0,y.jsx)(e,{at:i.createdAt},`time`)],[`Status`,(0,y.jsx)(u,{of:i.status},`status`)],[`Duration`,i.duration!==null&&`${i.duration} s`],[`Tokens`,i.usage?.totalTokens==null?`not reported`:r(i.usage.totalTokens)],[`Cost`,i.cost?`$${i.cost.total}`:`not known: ${h(i)}`],[`Provider`,i.provider],[`User`,i.userId],[`Session`,i.sessionId],[`Tags`,i.tags.join(`, `)],[`Finish`,i.finishReason],[`Failure`,i.failureKind],[`Revision`,i.revision]];return(0,y.jsx)(`dl`,{className:v.facts,children:a.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>(0,y.jsxs)(`div`,{style:{display:`contents`},children:[(0,y.jsx)(`dt`,{children:e}),(0,y.jsx)(`dd`,{children:typeof t==`string`?(0,y.jsx)(n,{text:t}):t})]},e))})}function E({id:e,revision:t}){let[n,r]=(0,_.useState)(!1);return(0,_.useEffect)(()=>{let e=setTimeout(()=>r(!0),S);return()=>clearTimeout(e)},[]),n?(0,y.jsx)(g,{id:e,isBrief:!0},t):null}function D({text:e,id:t}){return e===null||e===``?null:(0,y.jsxs)(`section`,{children:[(0,y.jsx)(`h3`,{children:`Failure`}),(0,y.jsx)(`div`,{className:v.text,dir:`auto`,children:(0,y.jsx)(n,{text:e.slice(0,x)})}),e.length>x&&(0,y.jsxs)(`p`,{children:[r(e.length),` characters in all:`,` `,(0,y.jsx)(`a`,{href:`#/completions/${encodeURIComponent(t)}`,children:`read the whole`})]})]})}export{w as Panel};