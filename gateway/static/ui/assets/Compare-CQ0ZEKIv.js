const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-DhT8l7OH.js","./ui-DAt9qilu.js"])))=>i.map(i=>d[i]);
import{At as e,Bn as t,Fn as n,I as r,In as i,L as a,Ln as o,M as s,Qn as c,R as l,U as u,V as d,Xn as f,Yn as p,Zn as m,_n as h,j as g,un as _,zn as v}from"./ui-DAt9qilu.js";var y=c(f(),1),b={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},x=m({Compare:()=>E}),S=p(),C=(0,y.lazy)(async()=>({default:(await l(async()=>{let{Messages:e}=await import(`./Messages-DhT8l7OH.js`);return{Messages:e}},__vite__mapDeps([0,1]),import.meta.url)).Messages})),w=u(`
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
`),T=e=>v({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await d(w,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function E(){let{a:e,b:t}=o({from:`/compare`});return(0,S.jsx)(r,{title:`Compare`,children:typeof e==`string`&&typeof t==`string`?(0,S.jsx)(O,{a:e,b:t}):(0,S.jsx)(D,{})})}function D(){return(0,S.jsx)(g,{title:`Nothing to compare`,children:(0,S.jsxs)(`p`,{children:[`In the list of `,(0,S.jsx)(n,{to:`/completions`,children:`completions`}),`, mark two with `,(0,S.jsx)(`kbd`,{children:`m`}),`: the second opens both here.`]})})}function O({a:n,b:r}){let[i,o]=[t(T(n)),t(T(r))],c=k(n,r),l=[i,o].find(e=>e.error);return l?(0,S.jsx)(a,{error:l.error,retry:()=>void l.refetch()}):i.isPending||o.isPending?(0,S.jsx)(_,{}):!i.data||!o.data?(0,S.jsx)(s,{what:`completion`}):(0,S.jsxs)(S.Fragment,{children:[(0,S.jsx)(`p`,{children:(0,S.jsx)(e,{onPress:c,children:`Swap`})}),(0,S.jsx)(j,{a:i.data,b:o.data}),(0,S.jsx)(y.Suspense,{fallback:(0,S.jsx)(_,{}),children:(0,S.jsx)(C,{a:i.data,b:o.data})})]})}function k(e,t){let n=i({from:`/compare`}),r=(0,y.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return h((0,y.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var A=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:`${e.duration} s`],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function j({a:e,b:t}){let n=A.map(([n,r])=>[n,r(e)??``,r(t)??``]);return(0,S.jsx)(`div`,{className:b.facts,role:`region`,"aria-label":`Facts`,children:(0,S.jsxs)(`table`,{children:[(0,S.jsx)(`thead`,{children:(0,S.jsxs)(`tr`,{children:[(0,S.jsx)(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>(0,S.jsxs)(`th`,{scope:`col`,children:[`AB`[t],`: `,(0,S.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),(0,S.jsx)(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>(0,S.jsxs)(`tr`,{"data-differs":t!==n,children:[(0,S.jsxs)(`th`,{scope:`row`,children:[e,t!==n&&(0,S.jsx)(`span`,{title:`differs`,children:` ≠`})]}),(0,S.jsx)(`td`,{children:t}),(0,S.jsx)(`td`,{children:n})]},e))})]})})}export{E as Compare,b as n,x as t};