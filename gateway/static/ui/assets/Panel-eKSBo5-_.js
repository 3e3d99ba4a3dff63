import{A as e,Ai as t,C as n,Ca as r,Hi as i,Kn as a,Nt as o,P as s,Rt as c,S as l,Sa as u,Ua as d,Ut as f,Wa as p,Xa as m,Xr as h,qa as g}from"./ui-CNja8Pfo.js";import{t as _}from"./cost-BW9lNGvJ.js";import{t as v}from"./Conversation-P_7grX8X.js";var y=m(g(),1),b={head:`_head_1yuaz_1`,facts:`_facts_1yuaz_15`,text:`_text_1yuaz_31`},x=i(`
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
`),S=2e4,C=80,w=(e,n)=>u({queryKey:[`completion`,e,`panel`,n],queryFn:async({signal:n})=>{let{data:r,errors:i}=await t(x,{id:e},{signal:n});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function T({id:e,row:t,close:n,move:i}){let c=r(w(e,t?.revision)),l=c.data??void 0,u=c.isSuccess&&!l,m=l??t;return p(`aside`,{"aria-label":`Completion`,children:[p(`div`,{className:b.head,children:[d(`h2`,{children:d(o,{text:l?.model??t?.model??`Completion`})}),d(a,{"aria-label":`Previous`,onPress:()=>i(-1),children:`↑`}),d(a,{"aria-label":`Next`,onPress:()=>i(1),children:`↓`}),d(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:`Full page`}),d(a,{"aria-label":`Close the panel`,onPress:n,children:`✕`})]}),u?d(s,{what:`completion`}):d(E,{id:e,of:m}),!m&&c.isPending&&d(h,{}),c.error&&d(f,{error:c.error,retry:()=>void c.refetch()}),l&&d(O,{text:l.failureReason,id:e}),m&&!u&&d(D,{id:e,revision:t?.revision??l?.revision})]})}function E({id:t,of:r}){if(!r)return null;let i=[[`Id`,d(`code`,{children:t},`id`)],[`Time`,d(e,{at:r.createdAt},`time`)],[`Status`,d(n,{of:r.status},`status`)],[`Duration`,r.duration!==null&&d(l,{seconds:r.duration},`duration`)],[`Tokens`,r.usage?.totalTokens==null?`not reported`:c(r.usage.totalTokens)],[`Cost`,r.cost?`$${r.cost.total}`:`not known: ${_(r)}`],[`Provider`,r.provider],[`User`,r.userId],[`Session`,r.sessionId],[`Tags`,r.tags.join(`, `)],[`Finish`,r.finishReason],[`Failure`,r.failureKind],[`Revision`,r.revision]];return d(`dl`,{className:b.facts,children:i.filter(([,e])=>e!=null&&e!==``&&e!==!1).map(([e,t])=>p(`div`,{style:{display:`contents`},children:[d(`dt`,{children:e}),d(`dd`,{children:typeof t==`string`?d(o,{text:t}):t})]},e))})}function D({id:e,revision:t}){let[n,r]=(0,y.useState)(!1);return(0,y.useEffect)(()=>{let e=setTimeout(()=>r(!0),C);return()=>clearTimeout(e)},[]),n?d(v,{id:e,isBrief:!0},t):null}function O({text:e,id:t}){return e===null||e===``?null:p(`section`,{children:[d(`h3`,{children:`Failure`}),d(`div`,{className:b.text,dir:`auto`,children:d(o,{text:e.slice(0,S)})}),e.length>S&&p(`p`,{children:[c(e.length),` characters in all:`,` `,d(`a`,{href:`#/completions/${encodeURIComponent(t)}`,children:`read the whole`})]})]})}export{T as Panel};