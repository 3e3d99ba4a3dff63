import{B as e,K as t,L as n,R as r,T as i,U as a,V as o,W as s,_r as c,ar as l,cr as u,ht as d,pt as f,qt as p,sr as m,ut as h,vr as g,xr as _,z as v}from"./ui-scQbBknX.js";import"./order-DjqZz3Jy.js";var y=_(g(),1),b=d(`
  query CompletionCount($filter: CompletionFilter) {
    completions(filter: $filter, first: 0) {
      totalCount
      totalCountIsExact
    }
  }
`),x=d(`
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
`);function S(e){return m({queryKey:[`completion-count`,e??{}],queryFn:async({signal:t})=>{let n=await h(b,{filter:e??null},{signal:t}),r=n.data.completions;if(!r)throw n.errors[0]??Error(`the count is missing`);let{totalCount:i,totalCountIsExact:a}=r;return{totalCount:i,totalCountIsExact:a,cost:n.cost,milliseconds:n.milliseconds}}})}function C(e,t){return m({queryKey:[`completion-explain`,e??{},t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await h(x,{filter:e??null,orderBy:t},{signal:n});if(!r.explainCompletions)throw i[0]??Error(`the explanation is missing`);return r.explainCompletions}})}var w=c();function T({of:e,isAfterRows:t}){let[n,r]=(0,y.useState)(!1),{o:i}=l({from:`/completions`}),a=u({...S(e.filter),enabled:t});return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`span`,{children:a.data&&E(a.data)}),a.error&&(0,w.jsxs)(`span`,{children:[`Not counted: `,f(a.error).code]}),(0,w.jsx)(p,{"aria-expanded":n,onPress:()=>r(!n),children:`Explain`}),e.own!==void 0&&v(s(e.own))===`scan`&&(0,w.jsxs)(`span`,{children:[`◇`,` `,e.range?`Looked for within the range of time.`:`No index leads to any of it: choose a range of time.`]}),n&&(0,w.jsx)(D,{of:e,order:i})]})}function E({totalCount:e,totalCountIsExact:t,milliseconds:n,cost:r}){let i=e.toLocaleString(`en`)+(t?``:`+`),a=r===void 0?``:` · cost ${r}`;return`${i} match · ${Math.round(n)} ms${a}`}function D({of:i,order:c}){let l=s(i.own),[u,d]=(0,y.useState)(!1);return(0,w.jsxs)(`section`,{"aria-label":`How it is found`,className:o.explain,children:[(0,w.jsxs)(`table`,{className:o.table,children:[(0,w.jsx)(`thead`,{children:(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`col`,children:`Filter`}),(0,w.jsx)(`th`,{scope:`col`,children:`By`}),(0,w.jsx)(`th`,{scope:`col`,children:`Looked at`}),(0,w.jsx)(`th`,{scope:`col`,children:`Found for a page`}),(0,w.jsx)(`th`,{scope:`col`,children:`Time`}),(0,w.jsx)(`th`,{scope:`col`,children:`What would help`})]})}),(0,w.jsxs)(`tbody`,{children:[(0,w.jsx)(O,{name:`All together`,filter:i.filter,order:c}),l.map(o=>{let s=t([o]),l=n(a([o]),i.range);return u?(0,w.jsx)(O,{name:s,filter:l,order:c},s):(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:s})}),(0,w.jsx)(`td`,{colSpan:5,children:r[e(o)]})]},s)})]})]}),l.length>0&&!u&&(0,w.jsx)(p,{onPress:()=>d(!0),children:`Ask the gateway of each`})]})}function O({name:e,filter:t,order:n}){let{data:r,error:a}=u(C(t,i(n))),o=e=>e?.toLocaleString(`en`)??`?`;return(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:e})}),a&&(0,w.jsx)(`td`,{colSpan:5,children:f(a).message}),r&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`td`,{children:[r.engine.toLowerCase(),` `,r.indexes.join(`, `)]}),(0,w.jsxs)(`td`,{children:[r.segments===null?`${o(r.examinedDocuments)} documents, ${o(r.examinedKeys)} keys`:`${o(r.segments)} segments`,!r.isComplete&&`, given up after 2 s`]}),(0,w.jsx)(`td`,{children:o(r.matches)}),(0,w.jsx)(`td`,{children:r.milliseconds===null?`?`:`${Math.round(r.milliseconds)} ms`}),(0,w.jsx)(`td`,{children:r.advice.join(` `)||`It is fast.`})]})]})}export{T as default};