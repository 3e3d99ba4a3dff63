import{Bt as e,F as t,H as n,I as r,L as i,R as a,V as o,W as s,Xn as c,Yn as l,ar as u,ct as d,lr as f,or as p,qn as m,st as h,ut as g,w as _,z as v}from"./ui-BtL-z3Ey.js";import"./order-DSfckNSC.js";var y=f(p(),1),b=g(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`),x=g(`
  query CompletionExplain($filter: CompletionFilter, $orderBy: [CompletionOrder!]!) {
    explainCompletions(filter: $filter, orderBy: $orderBy) {
      engine
      indexes
      isComplete
      examinedKeys
      examinedDocuments
      segments
      matches
      milliseconds
      advice
    }
  }
`);function S(e){return l({queryKey:[`completion-count`,e??{}],queryFn:async({signal:t})=>{let n=await h(b,{filter:e??null},{signal:t}),r=n.data.completions;if(!r)throw n.errors[0]??Error(`the count is missing`);let{totalCount:i,totalCountIsExact:a}=r;return{totalCount:i,totalCountIsExact:a,cost:n.cost,milliseconds:n.milliseconds}}})}function C(e,t){return l({queryKey:[`completion-explain`,e??{},t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await h(x,{filter:e??null,orderBy:t},{signal:n});if(!r.explainCompletions)throw i[0]??Error(`the explanation is missing`);return r.explainCompletions}})}var w=u();function T({of:t,isAfterRows:r}){let[a,o]=(0,y.useState)(!1),{o:s}=m({from:`/completions`}),l=c({...S(t.filter),enabled:r});return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`span`,{children:l.data&&E(l.data)}),l.error&&(0,w.jsxs)(`span`,{children:[`Not counted: `,d(l.error).code]}),(0,w.jsx)(e,{"aria-expanded":a,onPress:()=>o(!a),children:`Explain`}),t.own!==void 0&&i(n(t.own))===`scan`&&(0,w.jsxs)(`span`,{children:[`◇`,` `,t.range?`Looked for within the range of time.`:`No index leads to any of it: choose a range of time.`]}),a&&(0,w.jsx)(D,{of:t,order:s})]})}function E({totalCount:e,totalCountIsExact:t,milliseconds:n,cost:r}){let i=e.toLocaleString(`en`)+(t?``:`+`),a=r===void 0?``:` · cost ${r}`;return`${i} match · ${Math.round(n)} ms${a}`}function D({of:i,order:c}){let l=n(i.own),[u,d]=(0,y.useState)(!1);return(0,w.jsxs)(`section`,{"aria-label":`How it is found`,className:v.explain,children:[(0,w.jsxs)(`table`,{className:v.table,children:[(0,w.jsx)(`thead`,{children:(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`col`,children:`Filter`}),(0,w.jsx)(`th`,{scope:`col`,children:`By`}),(0,w.jsx)(`th`,{scope:`col`,children:`Looked at`}),(0,w.jsx)(`th`,{scope:`col`,children:`Found for a page`}),(0,w.jsx)(`th`,{scope:`col`,children:`Time`}),(0,w.jsx)(`th`,{scope:`col`,children:`What would help`})]})}),(0,w.jsxs)(`tbody`,{children:[(0,w.jsx)(O,{name:`All together`,filter:i.filter,order:c}),l.map(e=>{let n=s([e]),l=t(o([e]),i.range);return u?(0,w.jsx)(O,{name:n,filter:l,order:c},n):(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:n})}),(0,w.jsx)(`td`,{colSpan:5,children:r[a(e)]})]},n)})]})]}),l.length>0&&!u&&(0,w.jsx)(e,{onPress:()=>d(!0),children:`Ask the gateway of each`})]})}function O({name:e,filter:t,order:n}){let{data:r,error:i}=c(C(t,_(n))),a=e=>e?.toLocaleString(`en`)??`?`;return(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:e})}),i&&(0,w.jsx)(`td`,{colSpan:5,children:d(i).message}),r&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`td`,{children:[r.engine.toLowerCase(),` `,r.indexes.join(`, `)]}),(0,w.jsxs)(`td`,{children:[r.segments===null?`${a(r.examinedDocuments)} documents, ${a(r.examinedKeys)} keys`:`${a(r.segments)} segments`,!r.isComplete&&`, given up after 2 s`]}),(0,w.jsx)(`td`,{children:a(r.matches)}),(0,w.jsx)(`td`,{children:r.milliseconds===null?`?`:`${Math.round(r.milliseconds)} ms`}),(0,w.jsx)(`td`,{children:r.advice.join(` `)||`It is fast.`})]})]})}export{T as default};