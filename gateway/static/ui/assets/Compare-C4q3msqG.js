const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-BIGUG0zT.js","./ui-BmrB9Ef_.js"])))=>i.map(i=>d[i]);
import{Cn as e,D as t,Fn as n,In as r,L as i,N as a,Nn as o,O as s,P as c,Pn as l,bn as u,in as d,k as f,sn as p,wn as m,wt as h,xn as g,yn as _,z as v}from"./ui-BmrB9Ef_.js";var y=r(l(),1),b={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},x=n({Compare:()=>E}),S=o(),C=(0,y.lazy)(async()=>({default:(await c(async()=>{let{Messages:e}=await import(`./Messages-BIGUG0zT.js`);return{Messages:e}},__vite__mapDeps([0,1]),import.meta.url)).Messages})),w=v(`
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
`),T=t=>e({queryKey:[`completion`,t,`compared`],queryFn:async({signal:e})=>{let{data:n,errors:r}=await i(w,{id:t},{signal:e});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function E(){let{a:e,b:t}=g({from:`/compare`});return(0,S.jsx)(f,{title:`Compare`,children:typeof e==`string`&&typeof t==`string`?(0,S.jsx)(O,{a:e,b:t}):(0,S.jsx)(D,{})})}function D(){return(0,S.jsx)(t,{title:`Nothing to compare`,children:(0,S.jsxs)(`p`,{children:[`In the list of `,(0,S.jsx)(_,{to:`/completions`,children:`completions`}),`, mark two with `,(0,S.jsx)(`kbd`,{children:`m`}),`: the second opens both here.`]})})}function O({a:e,b:t}){let[n,r]=[m(T(e)),m(T(t))],i=k(e,t),o=[n,r].find(e=>e.error);return o?(0,S.jsx)(a,{error:o.error,retry:()=>void o.refetch()}):n.isPending||r.isPending?(0,S.jsx)(d,{}):!n.data||!r.data?(0,S.jsx)(s,{what:`completion`}):(0,S.jsxs)(S.Fragment,{children:[(0,S.jsx)(`p`,{children:(0,S.jsx)(h,{onPress:i,children:`Swap`})}),(0,S.jsx)(j,{a:n.data,b:r.data}),(0,S.jsx)(y.Suspense,{fallback:(0,S.jsx)(d,{}),children:(0,S.jsx)(C,{a:n.data,b:r.data})})]})}function k(e,t){let n=u({from:`/compare`}),r=(0,y.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return p((0,y.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var A=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:`${e.duration} s`],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function j({a:e,b:t}){let n=A.map(([n,r])=>[n,r(e)??``,r(t)??``]);return(0,S.jsx)(`div`,{className:b.facts,role:`region`,"aria-label":`Facts`,children:(0,S.jsxs)(`table`,{children:[(0,S.jsx)(`thead`,{children:(0,S.jsxs)(`tr`,{children:[(0,S.jsx)(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>(0,S.jsxs)(`th`,{scope:`col`,children:[`AB`[t],`: `,(0,S.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),(0,S.jsx)(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>(0,S.jsxs)(`tr`,{"data-differs":t!==n,children:[(0,S.jsxs)(`th`,{scope:`row`,children:[e,t!==n&&(0,S.jsx)(`span`,{title:`differs`,children:` ≠`})]}),(0,S.jsx)(`td`,{children:t}),(0,S.jsx)(`td`,{children:n})]},e))})]})})}export{E as Compare,b as n,x as t};