const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-CbqIC_n2.js","./ui-BiUgr_v1.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{At as e,Br as t,Ei as n,I as r,L as i,Nr as a,Oi as o,Ti as s,bt as c,ci as l,hi as u,ki as d,kn as f,li as p,mi as m,si as h,wt as g,xt as _,yt as v}from"./ui-BiUgr_v1.js";var y=d(n(),1),b={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},x=o({Compare:()=>E}),S=s(),C=(0,y.lazy)(async()=>({default:(await _(async()=>{let{Messages:e}=await import(`./Messages-CbqIC_n2.js`);return{Messages:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Messages})),w=e(`
  query ComparedCompletion($id: ID!) {
    completion(id: $id) {
      id
      createdAt
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
      promptVersion
      usage {
        promptTokens
        completionTokens
        totalTokens
      }
      cost {
        total
      }
      messages {
        role
        content
        toolCalls
      }
    }
  }
`),T=e=>m({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await g(w,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function E(){let{a:e,b:t}=p({from:`/compare`});return(0,S.jsx)(v,{title:`Compare`,children:typeof e==`string`&&typeof t==`string`?(0,S.jsx)(O,{a:e,b:t}):(0,S.jsx)(D,{})})}function D(){return(0,S.jsx)(r,{title:`Nothing to compare`,children:(0,S.jsxs)(`p`,{children:[`In the list of `,(0,S.jsx)(h,{to:`/completions`,children:`completions`}),`, mark two with `,(0,S.jsx)(`kbd`,{children:`m`}),`: the second opens both here.`]})})}function O({a:e,b:t}){let[n,r]=[u(T(e)),u(T(t))],o=k(e,t),s=[n,r].find(e=>e.error);return s?(0,S.jsx)(c,{error:s.error,retry:()=>void s.refetch()}):n.isPending||r.isPending?(0,S.jsx)(a,{}):!n.data||!r.data?(0,S.jsx)(i,{what:`completion`}):(0,S.jsxs)(S.Fragment,{children:[(0,S.jsx)(`p`,{children:(0,S.jsx)(f,{onPress:o,children:`Swap`})}),(0,S.jsx)(j,{a:n.data,b:r.data}),(0,S.jsx)(y.Suspense,{fallback:(0,S.jsx)(a,{}),children:(0,S.jsx)(C,{a:n.data,b:r.data})})]})}function k(e,n){let r=l({from:`/compare`}),i=(0,y.useMemo)(()=>()=>void r({to:`.`,search:{a:n,b:e},replace:!0}),[r,e,n]);return t((0,y.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:i}],[i])),i}var A=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:`${e.duration} s`],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function j({a:e,b:t}){let n=A.map(([n,r])=>[n,r(e)??``,r(t)??``]);return(0,S.jsx)(`div`,{className:b.facts,role:`region`,"aria-label":`Facts`,children:(0,S.jsxs)(`table`,{children:[(0,S.jsx)(`thead`,{children:(0,S.jsxs)(`tr`,{children:[(0,S.jsx)(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>(0,S.jsxs)(`th`,{scope:`col`,children:[`AB`[t],`: `,(0,S.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),(0,S.jsx)(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>(0,S.jsxs)(`tr`,{"data-differs":t!==n,children:[(0,S.jsxs)(`th`,{scope:`row`,children:[e,t!==n&&(0,S.jsx)(`span`,{title:`differs`,children:` ≠`})]}),(0,S.jsx)(`td`,{children:t}),(0,S.jsx)(`td`,{children:n})]},e))})]})})}export{E as Compare,b as n,x as t};