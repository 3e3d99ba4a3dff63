const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-C9ISk-EG.js","./ui-Bk9Tclzj.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{A as e,Aa as t,At as n,Ft as r,G as i,It as a,J as o,K as s,Ln as c,Ma as l,N as u,Na as d,Oa as f,Oi as p,P as ee,Pt as m,R as h,U as te,Vr as g,X as _,Y as v,Yr as y,Z as ne,_i as b,a as x,at as re,ca as S,la as C,na as w,ra as T,t as ie,ta as ae}from"./ui-Bk9Tclzj.js";import{_ as E,c as D,d as O,f as oe,g as k,h as se,i as A,l as j,m as M,n as ce,o as le,p as N,r as ue,t as de,u as fe}from"./dimensions-CofZLDB9.js";import{t as pe}from"./Asked-ypjDUefS.js";import{t as P}from"./useQueries-D5AqooK0.js";import{n as F,t as me}from"./savedViews-gGiD7iXi.js";var I=d(t(),1),L={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},R=f(),z=(0,I.lazy)(async()=>({default:(await a(async()=>{let{Messages:e}=await import(`./Messages-C9ISk-EG.js`);return{Messages:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Messages})),he=p(`
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
`),B=e=>S({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await b(he,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function ge({a:e,b:t}){let[n,i]=[C(B(e)),C(B(t))],a=_e(e,t),o=[n,i].find(e=>e.error);return o?(0,R.jsx)(r,{error:o.error,retry:()=>void o.refetch()}):n.isPending||i.isPending?(0,R.jsx)(g,{}):!n.data||!i.data?(0,R.jsx)(ee,{what:`completion`}):(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(`p`,{children:(0,R.jsx)(c,{onPress:a,children:`Swap`})}),(0,R.jsx)(ye,{a:n.data,b:i.data}),(0,R.jsx)(I.Suspense,{fallback:(0,R.jsx)(g,{}),children:(0,R.jsx)(z,{a:n.data,b:i.data})})]})}function _e(e,t){let n=w({from:`/compare`}),r=(0,I.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return y((0,I.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var ve=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:`${e.duration} s`],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function ye({a:e,b:t}){let r=ve.map(([n,r])=>[n,r(e)??``,r(t)??``]);return(0,R.jsx)(`div`,{className:L.facts,role:`region`,"aria-label":`Facts`,children:(0,R.jsxs)(`table`,{children:[(0,R.jsx)(`thead`,{children:(0,R.jsxs)(`tr`,{children:[(0,R.jsx)(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>(0,R.jsxs)(`th`,{scope:`col`,children:[`AB`[t],`: `,(0,R.jsx)(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),(0,R.jsx)(`tbody`,{children:r.filter(([,e,t])=>e!==``||t!==``).map(([e,t,r])=>(0,R.jsxs)(`tr`,{"data-differs":t!==r,children:[(0,R.jsxs)(`th`,{scope:`row`,children:[e,t!==r&&(0,R.jsx)(`span`,{title:`differs`,children:` ≠`})]}),(0,R.jsx)(`td`,{children:(0,R.jsx)(n,{text:`${t}`})}),(0,R.jsx)(`td`,{children:(0,R.jsx)(n,{text:`${r}`})})]},e))})]})})}var V={page:`_page_1szqn_1`,sides:`_sides_1szqn_16`,side:`_side_1szqn_16`,ways:`_ways_1szqn_63`,choice:`_choice_1szqn_64`,head:`_head_1szqn_103`,note:`_note_1szqn_117`,table:`_table_1szqn_125`,shares:`_shares_1szqn_182`,bars:`_bars_1szqn_208`,narrow:`_narrow_1szqn_222`},be=p(`
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
`),xe=p(`
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
`),Se=p(`
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
`);function Ce(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:ue(t,e),condition:ce(t,{text:e,value:n}),a:r,b:i}))}function H(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var U={duration:H(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:H(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],e=>e.toLocaleString(`en`))};function we({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function W({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Te(e){let t=e=>Math.abs(W(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function G(e){let t=W(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var Ee=6048e5;function De(e,t){let{own:n,range:r}=v(e),i=r?.to??t,a={from:r?.from??i-Ee,to:i};return{a:_(n,s(a))??{},b:_(n,a)??{}}}function Oe(e){let{own:t,range:n}=v(e);return{a:_({not:t??{}},n)??{},b:e}}function ke({a:e,b:t},n){return{a:x(e,n),b:x(t,n)}}var K=({a:e,b:t})=>S({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await b(be,{a:e,b:t},{signal:n});if(!r.compare)throw i[0]??Error(`the figures are missing`);return r.compare}}),Ae=50,je=({a:e,b:t},n)=>S({queryKey:[`compare`,`groups`,e,t,n.name],queryFn:async({signal:r})=>{let i={a:e,b:t,by:[n.dimension],first:Ae,key:n.key??``,isMetadata:n.key!==null},{data:a,errors:o}=await b(xe,i,{signal:r});if(!a.compare)throw o[0]??Error(`the groups are missing`);return a.compare}}),Me=(e,t)=>S({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:n})=>{let r=Ne(e,U[t].bands),{data:i,errors:a}=await b(Se,r,{signal:n});if(a[0])throw a[0];let{band0:o,band1:s,band2:c,band3:l,band4:u,band5:d,band6:f}=i;return[o,s,c,l,u,d,f].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function Ne({a:e,b:t},n){let r=(e,t)=>x(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}var Pe=[{title:`Calls`,of:e=>e.count,print:N,words:j,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:N,words:j,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:k,words:fe,isPart:!0},{title:`Cost`,of:e=>se(e.cost),print:M,words:j,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:M,words:j},{title:`Calls of unknown price`,of:e=>e.unpricedCount,print:N,words:j,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:N,words:j},{title:`Duration, p50`,of:e=>e.p50,print:E,words:O},{title:`Duration, p95`,of:e=>e.p95,print:E,words:O,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:E,words:O},{title:`Sessions`,of:e=>e.sessionCount,print:N,words:j},{title:`Users`,of:e=>e.userCount,print:N,words:j}];function Fe({sides:t}){let n=K(t),r=C(n);return(0,R.jsx)(pe,{query:r,queryKey:n.queryKey,children:({asOf:n,totals:{a:r,b:i}})=>(0,R.jsxs)(`section`,{"aria-labelledby":`measures`,children:[(0,R.jsxs)(`header`,{className:V.head,children:[(0,R.jsx)(`h2`,{id:`measures`,children:`As a whole`}),(0,R.jsxs)(`small`,{children:[`All calls of both, counted up to `,(0,R.jsx)(e,{at:n})]})]}),(0,R.jsx)(h,{label:`As a whole, table`,className:V.table,children:(0,R.jsxs)(`table`,{children:[(0,R.jsx)(`thead`,{children:(0,R.jsxs)(`tr`,{children:[(0,R.jsx)(`th`,{scope:`col`,children:`Measure`}),(0,R.jsx)(`th`,{scope:`col`,children:`A`}),(0,R.jsx)(`th`,{scope:`col`,children:`B`}),(0,R.jsx)(`th`,{scope:`col`,children:`B against A`})]})}),(0,R.jsx)(`tbody`,{children:Pe.map(e=>(0,R.jsx)(Ie,{measure:e,sides:t,a:r,b:i},e.title))})]})})]})})}function Ie({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,isPart:c=!1}=e,[l,u]=[a(n),a(r)];return(0,R.jsxs)(`tr`,{children:[(0,R.jsx)(`th`,{scope:`row`,children:i}),(0,R.jsx)(`td`,{children:(0,R.jsx)(q,{measure:e,filter:t.a,value:l,children:o(l)})}),(0,R.jsx)(`td`,{children:(0,R.jsx)(q,{measure:e,filter:t.b,value:u,children:o(u)})}),(0,R.jsx)(`td`,{children:(0,R.jsx)(le,{change:oe(l,u,s,c)})})]})}function q({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:(0,R.jsx)(`a`,{href:D({filter:t?x(r,t):r,order:n}),children:a})}function Le({lines:e,sides:t,narrow:n}){return(0,R.jsx)(h,{label:`What differs, table`,className:V.table,children:(0,R.jsxs)(`table`,{children:[(0,R.jsx)(`thead`,{children:(0,R.jsxs)(`tr`,{children:[(0,R.jsx)(`th`,{scope:`col`,children:`What`}),(0,R.jsx)(`th`,{scope:`col`,children:`Share in A`}),(0,R.jsx)(`th`,{scope:`col`,children:`Share in B`}),(0,R.jsx)(`th`,{scope:`col`,children:(0,R.jsx)(`span`,{className:`visually-hidden`,children:`Both as bars`})}),(0,R.jsx)(`th`,{scope:`col`,children:`Difference`}),(0,R.jsx)(`th`,{scope:`col`,children:(0,R.jsx)(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),(0,R.jsx)(`tbody`,{children:e.map(e=>(0,R.jsx)(Re,{line:e,sides:t,narrow:n},`${e.kind} ${e.name}`))})]})})}function Re({line:e,sides:t,narrow:r}){let{kind:i,name:a,condition:o,a:s,b:l}=e,u=W(e)??0,d=Math.abs(u)<5e-4?`=`:u>0?`▲`:`▼`;return(0,R.jsxs)(`tr`,{children:[(0,R.jsxs)(`th`,{scope:`row`,children:[(0,R.jsx)(`small`,{children:i}),` `,(0,R.jsx)(`bdi`,{children:(0,R.jsx)(n,{text:a})})]}),(0,R.jsx)(`td`,{children:(0,R.jsx)(J,{of:s,condition:o,filter:t.a})}),(0,R.jsx)(`td`,{children:(0,R.jsx)(J,{of:l,condition:o,filter:t.b})}),(0,R.jsxs)(`td`,{"aria-hidden":!0,className:V.bars,children:[(0,R.jsx)(`i`,{"data-side":`A`,style:{width:`${(s.share??0)*100}%`}}),(0,R.jsx)(`i`,{"data-side":`B`,style:{width:`${(l.share??0)*100}%`}})]}),(0,R.jsxs)(`td`,{children:[(0,R.jsxs)(`span`,{"aria-hidden":!0,children:[d,` `]}),G(e)]}),(0,R.jsx)(`td`,{children:o&&(0,R.jsx)(c,{className:V.narrow??``,"aria-label":`Narrow both to ${i.toLowerCase()} ${a}`,onPress:()=>r(o),children:`Narrow`})})]})}function J({of:{count:e,share:t},condition:n,filter:r}){let i=(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(`span`,{children:k(t)}),` `,(0,R.jsx)(`small`,{children:N(e)})]});return!n||e===0?i:(0,R.jsx)(`a`,{href:D({filter:x(r,n)}),children:i})}var Y=[`model`,`tag`,`failure`],X=[`duration`,`tokens`],ze=30;function Be({sides:e,narrow:t}){let n=Ye(),[i,a]=(0,I.useState)(!1),{lines:o,isPending:s,failed:l,isComplete:u,isList:d}=He(e,n),f=i?o:o.slice(0,ze);return(0,R.jsxs)(`section`,{"aria-labelledby":`shares`,className:V.shares,children:[(0,R.jsxs)(`header`,{className:V.head,children:[(0,R.jsx)(`h2`,{id:`shares`,children:`What differs`}),(0,R.jsx)(Ve,{by:n})]}),l&&(0,R.jsx)(r,{error:l.error,retry:l.retry}),s&&(0,R.jsx)(g,{}),o.length>0&&(0,R.jsx)(Le,{lines:f,sides:e,narrow:t}),!s&&!l&&o.length===0&&(0,R.jsx)(`p`,{children:`Neither side has any.`}),o.length>f.length&&(0,R.jsxs)(c,{onPress:()=>a(!0),children:[`All `,o.length]}),(0,R.jsxs)(`p`,{className:V.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!u&&` Of each kind the 50 that differ most.`]})]})}function Ve({by:e}){let t=w({from:`/compare`}),n=de.filter(e=>!Y.includes(e)),r=e!==`all`&&!Y.includes(e)&&!Z(e);return(0,R.jsxs)(`nav`,{"aria-label":`Compare by`,className:V.choice,children:[[`all`,...Y,...X].map(t=>(0,R.jsx)(ae,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:Z(t)?U[t].kind:A(t)?.title},t)),(0,R.jsxs)(`select`,{"aria-label":`Compare by something else`,value:r?e:``,"data-chosen":r||void 0,onChange:({currentTarget:{value:e}})=>{e&&t({to:`.`,search:t=>({...t,by:e})})},children:[(0,R.jsx)(`option`,{value:``,children:`Other…`}),n.map(e=>(0,R.jsx)(`option`,{value:e,children:A(e)?.title},e)),r&&!n.some(t=>t===e)&&(0,R.jsx)(`option`,{value:e,children:A(e)?.title??e})]})]})}function Z(e){return Object.hasOwn(U,e)}function He(e,t){let n=t===`all`?Y:Z(t)?[]:[t],r=t===`all`?X:Z(t)?[t]:[],i=n.flatMap(e=>A(e)??[]),a=P({queries:i.map(t=>je(e,t))}),o=P({queries:r.map(t=>Me(e,t))}),s=C(K(e)),c=[...a,...o],l=c.find(({error:e,isFetching:t})=>e&&!t);return{lines:Te([...a.flatMap(({data:e},n)=>Ue(e?.rows,i[n],t===`all`)),...o.flatMap(({data:e},t)=>{let[n,i]=[r[t],s.data?.totals];return!n||!e||!i?[]:we(U[n],e,{a:i.a.count,b:i.b.count})})]),isPending:c.some(e=>e.isPending&&!e.error),failed:l&&{error:l.error,retry:()=>void l.refetch()},isComplete:a.every(({data:e})=>e?.isComplete??!0),isList:i.some(e=>e.isList)}}function Ue(e,t,n){return!e||!t?[]:Ce(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function Q({name:e,filter:t,set:n}){let r=(0,I.useRef)(null),{own:a,range:s}=v(t),c=e=>{let t=Date.now(),r=o(e,t);n(_(a,r&&{from:r.from,to:r.to??t})??{})};return(0,R.jsxs)(`section`,{className:V.side,"aria-label":`Side ${e}`,"data-side":e,children:[(0,R.jsxs)(`header`,{children:[(0,R.jsxs)(`h2`,{children:[(0,R.jsx)(`i`,{"aria-hidden":!0}),` `,e,t&&!a&&(0,R.jsx)(`small`,{children:` everything`})]}),(0,R.jsx)(We,{name:e,set:e=>n(_(e,s)??{})}),(0,R.jsx)(te,{text:s?i(s):void 0,range:s,setRange:c})]}),(0,R.jsx)(ne,{language:re,filter:a,within:t,hasRange:s!==null,apply:e=>n(_(e,s)??{}),setRange:c,input:r})]})}function We({name:e,set:t}){let n=C(me()).data?.filter(e=>e.isValid&&F(e)!==null)??[];return n.length===0?null:(0,R.jsxs)(`select`,{"aria-label":`${e} from a saved view`,value:``,onChange:({currentTarget:{value:e}})=>{let r=n.find(({id:t})=>t===e);r&&t(F(r)?.f)},children:[(0,R.jsx)(`option`,{value:``,children:`From a view…`}),n.map(({id:e,name:t})=>(0,R.jsx)(`option`,{value:e,children:t},e))]})}function Ge({a:e,b:t}){let n=qe(),r=Je(e,t,n);return(0,R.jsxs)(`div`,{className:V.page,children:[(0,R.jsxs)(`div`,{className:V.sides,children:[(0,R.jsx)(Q,{name:`A`,filter:e,set:e=>n({a:e,b:t})}),(0,R.jsx)(Q,{name:`B`,filter:t,set:t=>n({a:e,b:t})})]}),(0,R.jsx)(`div`,{className:V.ways,children:r.map(e=>(0,R.jsx)(c,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?(0,R.jsx)(Ke,{sides:{a:e,b:t},set:n}):(0,R.jsx)(u,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:(0,R.jsxs)(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,(0,R.jsx)(`a`,{href:`#/completions`,children:`completions`}),`, `,(0,R.jsx)(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function Ke({sides:e,set:t}){let{a:n,b:r}=e,i=(0,I.useMemo)(()=>({a:n,b:r}),[n,r]);return(0,R.jsxs)(R.Fragment,{children:[(0,R.jsx)(Fe,{sides:i}),(0,R.jsx)(Be,{sides:i,narrow:e=>t(ke(i,e))})]})}function qe(){let e=w({from:`/compare`});return(0,I.useMemo)(()=>t=>void e({to:`.`,search:e=>ie({...e,...t})}),[e])}function Je(e,t,n){let r=t??e,i=(0,I.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(De(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(Oe(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return y(i),i}function Ye(){return T({from:`/compare`}).by??`all`}var Xe=l({Compare:()=>$});function $(){let{a:e,b:t}=T({from:`/compare`});return typeof e==`string`&&typeof t==`string`?(0,R.jsx)(m,{title:`Compare`,children:(0,R.jsx)(ge,{a:e,b:t})}):(0,R.jsx)(m,{title:`Compare`,children:(0,R.jsx)(Ge,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{$ as Compare,L as n,Xe as t};