const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-EaSs1MVK.js","./ui-CbM7c0g7.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{A as e,Ai as t,At as n,Bi as r,Ci as i,Di as a,Dt as o,Ei as s,Et as c,Fi as l,Fn as u,G as d,Gi as f,H as p,Hi as ee,Ii as m,It as h,J as g,Ki as _,Kr as v,Oi as te,Pi as ne,R as y,Ri as re,Si as b,Ti as x,Tt as S,Ui as ie,Vi as ae,W as oe,X as se,Y as C,c as w,hi as T,ji as E,mi as D,nt as ce,pi as le,q as ue,r as de,wi as fe,xi as O,z as pe,zi as me,zr as k}from"./ui-CbM7c0g7.js";import{_ as A,c as he,d as j,f as ge,g as M,h as _e,i as N,l as P,m as F,n as ve,o as ye,p as I,r as be,t as xe,u as Se}from"./dimensions-BqDR51xa.js";import{t as Ce}from"./Asked-C0PueIo5.js";import{n as L,t as we}from"./savedViews-B5QMOOv1.js";function R(e,t){let n=new Set(t);return e.filter(e=>!n.has(e))}var Te=class extends re{#e;#t;#n;#r;#i;#a;#o;#s;#c;#l=[];constructor(e,t,n){super(),this.#e=e,this.#r=n,this.#n=[],this.#i=[],this.#t=[],this.setQueries(t)}onSubscribe(){this.listeners.size===1&&this.#i.forEach(e=>this.#m(e))}onUnsubscribe(){this.listeners.size||this.destroy()}destroy(){this.listeners=new Set,this.#i.forEach(e=>{e.destroy()})}setQueries(e,t){this.#n=e,this.#r=t,E.batch(()=>{let e=this.#i,t=this.#p(this.#n);t.forEach(e=>e.observer.setOptions(e.defaultedQueryOptions));let n=t.map(e=>e.observer),r=n.map(e=>e.getCurrentResult()),i=e.length!==n.length,a=n.some((t,n)=>t!==e[n]),o=i||a,s=o?!0:r.some((e,t)=>{let n=this.#t[t];return!n||!m(e,n)});(o||s)&&(o&&(this.#l=t,this.#i=n),this.#t=r,this.hasListeners()&&(o&&(R(e,n).forEach(e=>{e.destroy()}),R(n,e).forEach(e=>this.#m(e))),this.#g()))})}getCurrentResult(){return this.#t}getQueries(){return this.#i.map(e=>e.getCurrentQuery())}getObservers(){return this.#i}getOptimisticResult(e,t){let n=this.#p(e),r=n.map(e=>e.observer.getOptimisticResult(e.defaultedQueryOptions));n.length===this.#i.length&&n.some((e,t)=>e.observer.getCurrentResult()!==this.#t[t])&&n.every((e,t)=>e.observer===this.#i[t])&&(this.#t=n.map(e=>e.observer.getCurrentResult()));let i=n.map(e=>e.defaultedQueryOptions.queryHash);return[r,e=>this.#d(e??r,t,i),()=>this.#u(r,n)]}#u(e,t){let n=new Set;return t.map((r,i)=>{let a=e[i];return r.defaultedQueryOptions.notifyOnChangeProps?a:r.observer.trackResult(a,e=>{n.has(e)||(n.add(e),t.forEach(t=>{t.observer.trackProp(e)}))})})}#d(e,t,n){if(t){let r=this.#c,i=n!==void 0&&r!==void 0&&(r.length!==n.length||n.some((e,t)=>e!==r[t]));return(this.#t!==this.#s||i||t!==this.#o)&&(this.#o=t,this.#s=this.#t,n!==void 0&&(this.#c=n),this.#a=l(this.#a,t(e))),this.#a}return e}#f(){return!this.#r?.combine||this.#i.some((e,t)=>e.options.suspense&&this.#t[t]?.data===void 0)}#p(e){let n=new Map;this.#i.forEach(e=>{let t=e.options.queryHash;if(!t)return;let r=n.get(t);r?r.push(e):n.set(t,[e])});let r=[];return e.forEach(e=>{let i=this.#e.defaultQueryOptions(e),a=n.get(i.queryHash)?.shift()??new t(this.#e,i);r.push({defaultedQueryOptions:i,observer:a})}),r}#m(e){e.subscribe(t=>{this.#h(e,t)})}#h(e,t){let n=this.#i.indexOf(e);n!==-1&&(this.#t=this.#t.slice(),this.#t[n]=t,this.#g())}#g(){if(this.hasListeners()){let e=this.#f(),t=this.#a,n=e?t:this.#d(this.#u(this.#t,this.#l),this.#r?.combine,this.#l.map(e=>e.defaultedQueryOptions.queryHash));(e||t!==n)&&E.batch(()=>{this.listeners.forEach(e=>{e(this.#t)})})}}},z=_(ie(),1);function B({queries:e,...n},o){let c=r(o),l=ee(),u=me(),d=n.subscribed!==!1,f=z.useMemo(()=>e.map(e=>{let t=c.defaultQueryOptions(e);return t._optimisticResults=l?`isRestoring`:d?`optimistic`:void 0,t}),[e,c,l,d]);f.forEach(e=>{i(e);let t=c.getQueryCache().get(e.queryHash);s(e,u,t)}),te(u);let[p]=z.useState(()=>new Te(c,f,n)),[m,h,g]=p.getOptimisticResult(f,n.combine);z.useEffect(()=>{p.setQueries(f,n)},[f,n,p]);let _=!l&&d;z.useSyncExternalStore(z.useCallback(e=>_?p.subscribe(E.batchCalls(e)):ne,[p,_]),()=>p.getCurrentResult(),()=>p.getCurrentResult());let v=m.some((e,t)=>x(f[t],e))?m.flatMap((e,n)=>{let r=f[n];if(r&&x(r,e)){let e=new t(c,r);return fe(r,e,u)}return[]}):[];if(v.length>0)throw Promise.all(v);let y=m.find((e,t)=>{let n=f[t];return n&&a({result:e,errorResetBoundary:u,throwOnError:n.throwOnError,query:c.getQueryCache().get(n.queryHash),suspense:n.suspense})});if(y)throw y.error;return h(g())}var V={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},H=ae(),Ee=(0,z.lazy)(async()=>({default:(await o(async()=>{let{Messages:e}=await import(`./Messages-EaSs1MVK.js`);return{Messages:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Messages})),De=h(`
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
`),U=e=>O({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(De,{id:e},{signal:t});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function Oe({a:e,b:t}){let[n,r]=[b(U(e)),b(U(t))],i=ke(e,t),a=[n,r].find(e=>e.error);return a?(0,H.jsx)(c,{error:a.error,retry:()=>void a.refetch()}):n.isPending||r.isPending?(0,H.jsx)(k,{}):!n.data||!r.data?(0,H.jsx)(pe,{what:`completion`}):(0,H.jsxs)(H.Fragment,{children:[(0,H.jsx)(`p`,{children:(0,H.jsx)(u,{onPress:i,children:`Swap`})}),(0,H.jsx)(je,{a:n.data,b:r.data}),(0,H.jsx)(z.Suspense,{fallback:(0,H.jsx)(k,{}),children:(0,H.jsx)(Ee,{a:n.data,b:r.data})})]})}function ke(e,t){let n=D({from:`/compare`}),r=(0,z.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return v((0,z.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var Ae=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:`${e.duration} s`],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function je({a:e,b:t}){let n=Ae.map(([n,r])=>[n,r(e)??``,r(t)??``]);return(0,H.jsx)(`div`,{className:V.facts,role:`region`,"aria-label":`Facts`,children:(0,H.jsxs)(`table`,{children:[(0,H.jsx)(`thead`,{children:(0,H.jsxs)(`tr`,{children:[(0,H.jsx)(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>(0,H.jsxs)(`th`,{scope:`col`,children:[`AB`[t],`: `,(0,H.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),(0,H.jsx)(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>(0,H.jsxs)(`tr`,{"data-differs":t!==n,children:[(0,H.jsxs)(`th`,{scope:`row`,children:[e,t!==n&&(0,H.jsx)(`span`,{title:`differs`,children:` ≠`})]}),(0,H.jsx)(`td`,{children:t}),(0,H.jsx)(`td`,{children:n})]},e))})]})})}var W={page:`_page_1szqn_1`,sides:`_sides_1szqn_16`,side:`_side_1szqn_16`,ways:`_ways_1szqn_63`,choice:`_choice_1szqn_64`,head:`_head_1szqn_103`,note:`_note_1szqn_117`,table:`_table_1szqn_125`,shares:`_shares_1szqn_182`,bars:`_bars_1szqn_208`,narrow:`_narrow_1szqn_222`},Me=h(`
  query ComparedFilters($a: CompletionFilter!, $b: CompletionFilter!) {
    compare(a: $a, b: $b, first: 1) {
      asOf
      totals {
        a {
          ...ComparedSide
        }
        b {
          ...ComparedSide
        }
      }
    }
  }

  fragment ComparedSide on ComparedStats {
    count
    failedCount
    failureRate
    cost
    costMean
    unpricedCount
    totalTokensMean
    p50: durationPercentile(p: 50)
    p95: durationPercentile(p: 95)
    p99: durationPercentile(p: 99)
    sessionCount
    userCount
  }
`),Ne=h(`
  query ComparedGroups(
    $a: CompletionFilter!
    $b: CompletionFilter!
    $by: [Dimension!]!
    $first: Int!
    $key: String!
    $isMetadata: Boolean!
  ) {
    compare(a: $a, b: $b, by: $by, orderBy: SHARE, first: $first) {
      asOf
      isComplete
      groupCount
      rows {
        group
        metadata(key: $key) @include(if: $isMetadata)
        a {
          count
          share
        }
        b {
          count
          share
        }
      }
    }
  }
`),Pe=h(`
  query ComparedBands(
    $a0: CompletionFilter!
    $b0: CompletionFilter!
    $a1: CompletionFilter!
    $b1: CompletionFilter!
    $a2: CompletionFilter!
    $b2: CompletionFilter!
    $a3: CompletionFilter!
    $b3: CompletionFilter!
    $a4: CompletionFilter!
    $b4: CompletionFilter!
    $a5: CompletionFilter!
    $b5: CompletionFilter!
    $a6: CompletionFilter!
    $b6: CompletionFilter!
  ) {
    band0: compare(a: $a0, b: $b0, first: 1) {
      ...BandCounts
    }
    band1: compare(a: $a1, b: $b1, first: 1) {
      ...BandCounts
    }
    band2: compare(a: $a2, b: $b2, first: 1) {
      ...BandCounts
    }
    band3: compare(a: $a3, b: $b3, first: 1) {
      ...BandCounts
    }
    band4: compare(a: $a4, b: $b4, first: 1) {
      ...BandCounts
    }
    band5: compare(a: $a5, b: $b5, first: 1) {
      ...BandCounts
    }
    band6: compare(a: $a6, b: $b6, first: 1) {
      ...BandCounts
    }
  }

  fragment BandCounts on Comparison {
    totals {
      a {
        count
      }
      b {
        count
      }
    }
  }
`);function Fe(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:be(t,e),condition:ve(t,{text:e,value:n}),a:r,b:i}))}function G(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var K={duration:G(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:G(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],e=>e.toLocaleString(`en`))};function Ie({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function q({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Le(e){let t=e=>Math.abs(q(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function Re(e){let t=q(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var ze=6048e5;function Be(e,t){let{own:n,range:r}=g(e),i=r?.to??t,a={from:r?.from??i-ze,to:i};return{a:C(n,d(a))??{},b:C(n,a)??{}}}function Ve(e){let{own:t,range:n}=g(e);return{a:C({not:t??{}},n)??{},b:e}}function He({a:e,b:t},n){return{a:w(e,n),b:w(t,n)}}var J=({a:e,b:t})=>O({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:r})=>{let{data:i,errors:a}=await n(Me,{a:e,b:t},{signal:r});if(!i.compare)throw a[0]??Error(`the figures are missing`);return i.compare}}),Ue=50,We=({a:e,b:t},r)=>O({queryKey:[`compare`,`groups`,e,t,r.name],queryFn:async({signal:i})=>{let a={a:e,b:t,by:[r.dimension],first:Ue,key:r.key??``,isMetadata:r.key!==null},{data:o,errors:s}=await n(Ne,a,{signal:i});if(!o.compare)throw s[0]??Error(`the groups are missing`);return o.compare}}),Ge=(e,t)=>O({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:r})=>{let i=Ke(e,K[t].bands),{data:a,errors:o}=await n(Pe,i,{signal:r});if(o[0])throw o[0];let{band0:s,band1:c,band2:l,band3:u,band4:d,band5:f,band6:p}=a;return[s,c,l,u,d,f,p].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function Ke({a:e,b:t},n){let r=(e,t)=>w(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}var qe=[{title:`Calls`,of:e=>e.count,print:I,words:P,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:I,words:P,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:M,words:Se,isPart:!0},{title:`Cost`,of:e=>_e(e.cost),print:F,words:P,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:F,words:P},{title:`Calls of unknown price`,of:e=>e.unpricedCount,print:I,words:P,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:I,words:P},{title:`Duration, p50`,of:e=>e.p50,print:A,words:j},{title:`Duration, p95`,of:e=>e.p95,print:A,words:j,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:A,words:j},{title:`Sessions`,of:e=>e.sessionCount,print:I,words:P},{title:`Users`,of:e=>e.userCount,print:I,words:P}];function Je({sides:t}){let n=J(t),r=b(n);return(0,H.jsx)(Ce,{query:r,queryKey:n.queryKey,children:({asOf:n,totals:{a:r,b:i}})=>(0,H.jsxs)(`section`,{"aria-labelledby":`measures`,children:[(0,H.jsxs)(`header`,{className:W.head,children:[(0,H.jsx)(`h2`,{id:`measures`,children:`As a whole`}),(0,H.jsxs)(`small`,{children:[`All calls of both, counted up to `,(0,H.jsx)(e,{at:n})]})]}),(0,H.jsx)(`div`,{className:W.table,role:`region`,"aria-label":`As a whole, table`,tabIndex:0,children:(0,H.jsxs)(`table`,{children:[(0,H.jsx)(`thead`,{children:(0,H.jsxs)(`tr`,{children:[(0,H.jsx)(`th`,{scope:`col`,children:`Measure`}),(0,H.jsx)(`th`,{scope:`col`,children:`A`}),(0,H.jsx)(`th`,{scope:`col`,children:`B`}),(0,H.jsx)(`th`,{scope:`col`,children:`B against A`})]})}),(0,H.jsx)(`tbody`,{children:qe.map(e=>(0,H.jsx)(Ye,{measure:e,sides:t,a:r,b:i},e.title))})]})})]})})}function Ye({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return(0,H.jsxs)(`tr`,{children:[(0,H.jsx)(`th`,{scope:`row`,children:i}),(0,H.jsx)(`td`,{children:(0,H.jsx)(Y,{measure:e,filter:t.a,value:l,children:o(l)})}),(0,H.jsx)(`td`,{children:(0,H.jsx)(Y,{measure:e,filter:t.b,value:u,children:o(u)})}),(0,H.jsx)(`td`,{children:(0,H.jsx)(ye,{change:ge(l,u,s,c)})})]})}function Y({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:(0,H.jsx)(`a`,{href:he({filter:t?w(r,t):r,order:n}),children:a})}function Xe({lines:e,sides:t,narrow:n}){return(0,H.jsx)(`div`,{className:W.table,role:`region`,"aria-label":`What differs, table`,tabIndex:0,children:(0,H.jsxs)(`table`,{children:[(0,H.jsx)(`thead`,{children:(0,H.jsxs)(`tr`,{children:[(0,H.jsx)(`th`,{scope:`col`,children:`What`}),(0,H.jsx)(`th`,{scope:`col`,children:`Share in A`}),(0,H.jsx)(`th`,{scope:`col`,children:`Share in B`}),(0,H.jsx)(`th`,{scope:`col`,children:(0,H.jsx)(`span`,{className:`visually-hidden`,children:`Both as bars`})}),(0,H.jsx)(`th`,{scope:`col`,children:`Difference`}),(0,H.jsx)(`th`,{scope:`col`,children:(0,H.jsx)(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),(0,H.jsx)(`tbody`,{children:e.map(e=>(0,H.jsx)(Ze,{line:e,sides:t,narrow:n},`${e.kind} ${e.name}`))})]})})}function Ze({line:e,sides:t,narrow:n}){let{kind:r,name:i,condition:a,a:o,b:s}=e,c=q(e)??0,l=Math.abs(c)<5e-4?`=`:c>0?`▲`:`▼`;return(0,H.jsxs)(`tr`,{children:[(0,H.jsxs)(`th`,{scope:`row`,children:[(0,H.jsx)(`small`,{children:r}),` `,(0,H.jsx)(`bdi`,{children:i})]}),(0,H.jsx)(`td`,{children:(0,H.jsx)(X,{of:o,condition:a,filter:t.a})}),(0,H.jsx)(`td`,{children:(0,H.jsx)(X,{of:s,condition:a,filter:t.b})}),(0,H.jsxs)(`td`,{"aria-hidden":!0,className:W.bars,children:[(0,H.jsx)(`i`,{"data-side":`A`,style:{width:`${(o.share??0)*100}%`}}),(0,H.jsx)(`i`,{"data-side":`B`,style:{width:`${(s.share??0)*100}%`}})]}),(0,H.jsxs)(`td`,{children:[(0,H.jsxs)(`span`,{"aria-hidden":!0,children:[l,` `]}),Re(e)]}),(0,H.jsx)(`td`,{children:a&&(0,H.jsx)(u,{className:W.narrow??``,"aria-label":`Narrow both to ${r.toLowerCase()} ${i}`,onPress:()=>n(a),children:`Narrow`})})]})}function X({of:{count:e,share:t},condition:n,filter:r}){let i=(0,H.jsxs)(H.Fragment,{children:[(0,H.jsx)(`span`,{children:M(t)}),` `,(0,H.jsx)(`small`,{children:I(e)})]});return!n||e===0?i:(0,H.jsx)(`a`,{href:he({filter:w(r,n)}),children:i})}var Z=[`model`,`tag`,`failure`],Q=[`duration`,`tokens`],Qe=30;function $e({sides:e,narrow:t}){let n=lt(),[r,i]=(0,z.useState)(!1),{lines:a,isPending:o,failed:s,isComplete:l,isList:d}=tt(e,n),f=r?a:a.slice(0,Qe);return(0,H.jsxs)(`section`,{"aria-labelledby":`shares`,className:W.shares,children:[(0,H.jsxs)(`header`,{className:W.head,children:[(0,H.jsx)(`h2`,{id:`shares`,children:`What differs`}),(0,H.jsx)(et,{by:n})]}),s&&(0,H.jsx)(c,{error:s.error,retry:s.retry}),o&&(0,H.jsx)(k,{}),a.length>0&&(0,H.jsx)(Xe,{lines:f,sides:e,narrow:t}),!o&&!s&&a.length===0&&(0,H.jsx)(`p`,{children:`Neither side has any.`}),a.length>f.length&&(0,H.jsxs)(u,{onPress:()=>i(!0),children:[`All `,a.length]}),(0,H.jsxs)(`p`,{className:W.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!l&&` Of each kind the 50 that differ most.`]})]})}function et({by:e}){let t=D({from:`/compare`}),n=xe.filter(e=>!Z.includes(e)),r=e!==`all`&&!Z.includes(e)&&!$(e);return(0,H.jsxs)(`nav`,{"aria-label":`Compare by`,className:W.choice,children:[[`all`,...Z,...Q].map(t=>(0,H.jsx)(le,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:$(t)?K[t].kind:N(t)?.title},t)),(0,H.jsxs)(`select`,{"aria-label":`Compare by something else`,value:r?e:``,"data-chosen":r||void 0,onChange:({currentTarget:{value:e}})=>{e&&t({to:`.`,search:t=>({...t,by:e})})},children:[(0,H.jsx)(`option`,{value:``,children:`Other…`}),n.map(e=>(0,H.jsx)(`option`,{value:e,children:N(e)?.title},e)),r&&!n.some(t=>t===e)&&(0,H.jsx)(`option`,{value:e,children:N(e)?.title??e})]})]})}function $(e){return Object.hasOwn(K,e)}function tt(e,t){let n=t===`all`?Z:$(t)?[]:[t],r=t===`all`?Q:$(t)?[t]:[],i=n.flatMap(e=>N(e)??[]),a=B({queries:i.map(t=>We(e,t))}),o=B({queries:r.map(t=>Ge(e,t))}),s=b(J(e)),c=[...a,...o],l=c.find(({error:e,isFetching:t})=>e&&!t);return{lines:Le([...a.flatMap(({data:e},n)=>nt(e?.rows,i[n],t===`all`)),...o.flatMap(({data:e},t)=>{let[n,i]=[r[t],s.data?.totals];return!n||!e||!i?[]:Ie(K[n],e,{a:i.a.count,b:i.b.count})})]),isPending:c.some(e=>e.isPending&&!e.error),failed:l&&{error:l.error,retry:()=>void l.refetch()},isComplete:a.every(({data:e})=>e?.isComplete??!0),isList:i.some(e=>e.isList)}}function nt(e,t,n){return!e||!t?[]:Fe(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function rt({name:e,filter:t,set:n}){let r=(0,z.useRef)(null),{own:i,range:a}=g(t),o=e=>{let t=Date.now(),r=ue(e,t);n(C(i,r&&{from:r.from,to:r.to??t})??{})};return(0,H.jsxs)(`section`,{className:W.side,"aria-label":`Side ${e}`,"data-side":e,children:[(0,H.jsxs)(`header`,{children:[(0,H.jsxs)(`h2`,{children:[(0,H.jsx)(`i`,{"aria-hidden":!0}),` `,e,t&&!i&&(0,H.jsx)(`small`,{children:` everything`})]}),(0,H.jsx)(it,{name:e,set:e=>n(C(e,a)??{})}),(0,H.jsx)(p,{text:a?oe(a):void 0,range:a,setRange:o})]}),(0,H.jsx)(se,{language:ce,filter:i,within:t,hasRange:a!==null,apply:e=>n(C(e,a)??{}),setRange:o,input:r})]})}function it({name:e,set:t}){let n=b(we()).data?.filter(e=>e.isValid&&L(e)!==null)??[];return n.length===0?null:(0,H.jsxs)(`select`,{"aria-label":`${e} from a saved view`,value:``,onChange:({currentTarget:{value:e}})=>{let r=n.find(({id:t})=>t===e);r&&t(L(r)?.f)},children:[(0,H.jsx)(`option`,{value:``,children:`From a view…`}),n.map(({id:e,name:t})=>(0,H.jsx)(`option`,{value:e,children:t},e))]})}function at({a:e,b:t}){let n=st(),r=ct(e,t,n);return(0,H.jsxs)(`div`,{className:W.page,children:[(0,H.jsxs)(`div`,{className:W.sides,children:[(0,H.jsx)(rt,{name:`A`,filter:e,set:e=>n({a:e,b:t})}),(0,H.jsx)(rt,{name:`B`,filter:t,set:t=>n({a:e,b:t})})]}),(0,H.jsx)(`div`,{className:W.ways,children:r.map(e=>(0,H.jsx)(u,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?(0,H.jsx)(ot,{sides:{a:e,b:t},set:n}):(0,H.jsx)(y,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:(0,H.jsxs)(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,(0,H.jsx)(`a`,{href:`#/completions`,children:`completions`}),`, `,(0,H.jsx)(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function ot({sides:e,set:t}){let{a:n,b:r}=e,i=(0,z.useMemo)(()=>({a:n,b:r}),[n,r]);return(0,H.jsxs)(H.Fragment,{children:[(0,H.jsx)(Je,{sides:i}),(0,H.jsx)($e,{sides:i,narrow:e=>t(He(i,e))})]})}function st(){let e=D({from:`/compare`});return(0,z.useMemo)(()=>t=>void e({to:`.`,search:e=>de({...e,...t})}),[e])}function ct(e,t,n){let r=t??e,i=(0,z.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(Be(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(Ve(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return v(i),i}function lt(){return T({from:`/compare`}).by??`all`}var ut=f({Compare:()=>dt});function dt(){let{a:e,b:t}=T({from:`/compare`});return typeof e==`string`&&typeof t==`string`?(0,H.jsx)(S,{title:`Compare`,children:(0,H.jsx)(Oe,{a:e,b:t})}):(0,H.jsx)(S,{title:`Compare`,children:(0,H.jsx)(at,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{dt as Compare,V as n,ut as t};