import{A as e,Ai as t,C as n,Ha as r,Ka as i,Kn as a,Nt as o,P as s,Rt as c,S as l,Sa as u,Ua as d,Ut as f,Vi as p,Xr as m,Ya as h,xa as g}from"./ui-BBGX17A8.js";import{t as _}from"./cost-BW9lNGvJ.js";import{t as v}from"./Conversation-Dh_K9XIb.js";var y=h(i(),1),b={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},x=p(`
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
`),S=2e4,C=80,w=(e,n)=>g({queryKey:[`completion`,e,`panel`,n],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(x,{id:e},{signal:n});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function T({id:e,row:t,close:n,move:i}){let c=u(w(e,t?.revision)),l=c.data??void 0,p=c.isSuccess&&!l,h=l??t;return d(`aside`,{"aria-label":`Completion`,children:[d(`div`,{className:b.head,children:[r(`h2`,{children:r(o,{text:l?.model??t?.model??`Completion`})}),r(a,{"aria-label":`Previous`,onPress:()=>i(-1),children:`↑`}),r(a,{"aria-label":`Next`,onPress:()=>i(1),children:`↓`}),r(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),r(a,{"aria-label":`Close the panel`,onPress:n,children:`✕`})]}),p?r(s,{what:`completion`}):r(E,{id:e,of:h}),!h&&c.isPending&&r(m,{}),c.error&&r(f,{error:c.error,retry:()=>void c.refetch()}),l&&r(O,{text:l.failureReason,id:e}),h&&!p&&r(D,{id:e,revision:t?.revision??l?.revision})]})}function E({id:t,of:i}){if(!i)return null;let a=[[`Id`,r(`code`,{children:t},`id`)],[`Time`,r(e,{at:i.createdAt},`time`)],[`Status`,r(n,{of:i.status},`status`)],[`Duration`,i.duration!==null&&r(l,{seconds:i.duration},`duration`)],[`Tokens`,i.usage?.totalTokens==null?`not reported`:c(i.usage.totalTokens)],[`Cost`,i.cost?`$${i.cost.total}`:`not known: ${_(i)}`],[`Provider`,i.provider],[`User`,i.userId],[`Session`,i.sessionId],[`Tags`,i.tags.join(`, `)],[`Finish`,i.finishReason],[`Failure`,i.failureKind],[`Revision`,i.revision]];return r(`dl`,{className:b.facts,children:a.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>d(`div`,{style:{display:`contents`},children:[r(`dt`,{children:e}),r(`dd`,{children:typeof t==`string`?r(o,{text:t}):t})]},e))})}function D({id:e,revision:t}){let[n,i]=(0,y.useState)(!1);return(0,y.useEffect)(()=>{let e=setTimeout(()=>i(!0),C);return()=>clearTimeout(e)},[]),n?r(v,{id:e,isBrief:!0},t):null}function O({text:e,id:t}){return e===null||e===``?null:d(`section`,{children:[r(`h3`,{children:`Failure`}),r(`div`,{className:b.text,dir:`auto`,children:r(o,{text:e.slice(0,S)})}),e.length>S&&d(`p`,{children:[c(e.length),` characters in all:`,` `,r(`a`,{href:`#/completions/${encodeURIComponent(t)}`,children:`read the whole`})]})]})}export{T as Panel};