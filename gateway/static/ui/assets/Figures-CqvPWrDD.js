import{B as e,G as t,H as n,Jt as r,R as i,Sr as a,T as o,V as s,W as c,cr as l,dt as u,gt as d,lr as f,mt as p,or as m,q as h,vr as g,yr as _,z as v}from"./ui-DwkWv0So.js";var y=a(_(),1),b=d(`
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
`);function S(e){return l({queryKey:[`completion-count`,e??{}],queryFn:async({signal:t})=>{let n=await u(b,{filter:e??null},{signal:t}),r=n.data.completions;if(!r)throw n.errors[0]??Error(`the count is missing`);let{totalCount:i,totalCountIsExact:a}=r;return{totalCount:i,totalCountIsExact:a,cost:n.cost,milliseconds:n.milliseconds}}})}function C(e,t){return l({queryKey:[`completion-explain`,e??{},t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await u(x,{filter:e??null,orderBy:t},{signal:n});if(!r.explainCompletions)throw i[0]??Error(`the explanation is missing`);return r.explainCompletions}})}var w=g();function T({of:n,isAfterRows:i}){let[a,o]=(0,y.useState)(!1),{o:s}=m({from:`/completions`}),c=f({...S(n.filter),enabled:i});return(0,w.jsxs)(w.Fragment,{children:[(0,w.jsx)(`span`,{children:c.data&&E(c.data)}),c.error&&(0,w.jsxs)(`span`,{children:[`Not counted: `,p(c.error).code]}),(0,w.jsx)(r,{"aria-expanded":a,onPress:()=>o(!a),children:`Explain`}),n.own!==void 0&&e(t(n.own))===`scan`&&(0,w.jsxs)(`span`,{children:[`◇`,` `,n.range?`Looked for within the range of time.`:`No index leads to any of it: choose a range of time.`]}),a&&(0,w.jsx)(D,{of:n,order:s})]})}function E({totalCount:e,totalCountIsExact:t,milliseconds:n,cost:r}){let i=e.toLocaleString(`en`)+(t?``:`+`),a=r===void 0?``:` · cost ${r}`;return`${i} match · ${Math.round(n)} ms${a}`}function D({of:e,order:a}){let o=t(e.own),[l,u]=(0,y.useState)(!1);return(0,w.jsxs)(`section`,{"aria-label":`How it is found`,className:n.explain,children:[(0,w.jsxs)(`table`,{className:n.table,children:[(0,w.jsx)(`thead`,{children:(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`col`,children:`Filter`}),(0,w.jsx)(`th`,{scope:`col`,children:`By`}),(0,w.jsx)(`th`,{scope:`col`,children:`Looked at`}),(0,w.jsx)(`th`,{scope:`col`,children:`Found for a page`}),(0,w.jsx)(`th`,{scope:`col`,children:`Time`}),(0,w.jsx)(`th`,{scope:`col`,children:`What would help`})]})}),(0,w.jsxs)(`tbody`,{children:[(0,w.jsx)(O,{name:`All together`,filter:e.filter,order:a}),o.map(t=>{let n=h([t]),r=i(c([t]),e.range);return l?(0,w.jsx)(O,{name:n,filter:r,order:a},n):(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:n})}),(0,w.jsx)(`td`,{colSpan:5,children:v[s(t)]})]},n)})]})]}),o.length>0&&!l&&(0,w.jsx)(r,{onPress:()=>u(!0),children:`Ask the gateway of each`})]})}function O({name:e,filter:t,order:n}){let{data:r,error:i}=f(C(t,o(n))),a=e=>e?.toLocaleString(`en`)??`?`;return(0,w.jsxs)(`tr`,{children:[(0,w.jsx)(`th`,{scope:`row`,children:(0,w.jsx)(`code`,{children:e})}),i&&(0,w.jsx)(`td`,{colSpan:5,children:p(i).message}),r&&(0,w.jsxs)(w.Fragment,{children:[(0,w.jsxs)(`td`,{children:[r.engine.toLowerCase(),` `,r.indexes.join(`, `)]}),(0,w.jsxs)(`td`,{children:[r.segments===null?`${a(r.examinedDocuments)} documents, ${a(r.examinedKeys)} keys`:`${a(r.segments)} segments`,!r.isComplete&&`, given up after 2 s`]}),(0,w.jsx)(`td`,{children:a(r.matches)}),(0,w.jsx)(`td`,{children:r.milliseconds===null?`?`:`${Math.round(r.milliseconds)} ms`}),(0,w.jsx)(`td`,{children:r.advice.join(` `)||`It is fast.`})]})]})}export{T as default};