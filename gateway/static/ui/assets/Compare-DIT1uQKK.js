const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-CPYX8sD7.js","./ui-CsbANm58.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{$ as e,Ba as t,Bt as n,Di as r,G as i,Ga as a,H as o,I as s,It as c,J as l,Ka as u,M as d,N as f,Q as p,Ra as m,Ri as h,Ua as ee,Un as g,Vt as te,X as ne,Z as _,Zi as re,at as ie,da as ae,dt as v,fa as y,it as oe,k as se,pa as b,q as x,qr as S,s as C,t as ce,ti as w,va as T,ya as E,za as D,zt as O}from"./ui-CsbANm58.js";import{t as le}from"./count-DAV3ebql.js";import{t as ue}from"./NothingMatches-BgSKgpjD.js";import{a as k,b as de,c as fe,d as pe,f as me,h as A,i as j,l as he,m as M,n as ge,o as _e,p as ve,s as N,t as ye,u as P,x as F,y as be}from"./Dimensions-CKybBiA2.js";import{t as xe}from"./Asked-B10uAdaq.js";import{t as I}from"./useQueries-jLlwf_cg.js";import{n as L,t as Se}from"./savedViews-DcVDELJg.js";var R=u(ee(),1),z={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},Ce=(0,R.lazy)(async()=>({default:(await te(async()=>{let{Messages:e}=await import(`./Messages-CPYX8sD7.js`);return{Messages:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Messages})),we=h(`
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
`),B=e=>T({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(we,{id:e},{signal:t});if(!n.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return n.completion}});function Te({a:e,b:r}){let[i,a]=[E(B(e)),E(B(r))],o=Ee(e,r),s=[i,a].find(e=>e.error);return s?D(n,{error:s.error,retry:()=>void s.refetch()}):i.isPending||a.isPending?D(S,{}):!i.data||!a.data?D(f,{what:`completion`}):t(m,{children:[D(`p`,{children:D(g,{onPress:o,children:`Swap`})}),D(Oe,{a:i.data,b:a.data}),D(R.Suspense,{fallback:D(S,{}),children:D(Ce,{a:i.data,b:a.data})})]})}function Ee(e,t){let n=y({from:`/compare`}),r=(0,R.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return w((0,R.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var De=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:ie(e.duration*1e3)],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function Oe({a:e,b:n}){let r=De.map(([t,r])=>[t,r(e)??``,r(n)??``]);return D(`div`,{className:z.facts,role:`region`,"aria-label":`Facts`,children:t(`table`,{children:[D(`thead`,{children:t(`tr`,{children:[D(`th`,{scope:`col`,children:`Fact`}),[e,n].map(({id:e},n)=>t(`th`,{scope:`col`,children:[`AB`[n],`: `,D(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},n))]})}),D(`tbody`,{children:r.filter(([,e,t])=>e!==``||t!==``).map(([e,n,r])=>t(`tr`,{"data-differs":n!==r,children:[t(`th`,{scope:`row`,children:[e,n!==r&&D(`span`,{title:`differs`,children:` ≠`})]}),D(`td`,{children:D(c,{text:`${n}`})}),D(`td`,{children:D(c,{text:`${r}`})})]},e))})]})})}var V={page:`_page_uo3ou_1`,sides:`_sides_uo3ou_16`,side:`_side_uo3ou_16`,ways:`_ways_uo3ou_63`,choice:`_choice_uo3ou_64`,head:`_head_uo3ou_103`,note:`_note_uo3ou_117`,table:`_table_uo3ou_125`,shares:`_shares_uo3ou_182`,bars:`_bars_uo3ou_208`,narrow:`_narrow_uo3ou_222`},ke=h(`
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
    durationMax
    sessionCount
    userCount
  }
`),Ae=h(`
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
`),je=h(`
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
`);function Me(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:de(t,e),condition:be(t,{text:e,value:n}),a:r,b:i}))}function H(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var U={duration:H(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:H(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],oe)};function Ne({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function W({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Pe(e){let t=e=>Math.abs(W(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function Fe(e){let t=W(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var Ie=6048e5;function Le(e,t){let{own:n,range:r}=_(e),i=r?.to??t,a={from:r?.from??i-Ie,to:i};return{a:p(n,l(a))??{},b:p(n,a)??{}}}function Re(e){let{own:t,range:n}=_(e);return{a:p({not:t??{}},n)??{},b:e}}function ze({a:e,b:t},n){return{a:C(e,n),b:C(t,n)}}var G=({a:e,b:t})=>T({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:n})=>{let{data:i,errors:a}=await r(ke,{a:e,b:t},{signal:n});if(!i.compare)throw a[0]??Error(`the figures are missing`);return i.compare}}),Be=50,Ve=({a:e,b:t},n)=>T({queryKey:[`compare`,`groups`,e,t,n.name],queryFn:async({signal:i})=>{let a={a:e,b:t,by:[n.dimension],first:Be,key:n.key??``,isMetadata:n.key!==null},{data:o,errors:s}=await r(Ae,a,{signal:i});if(!o.compare)throw s[0]??Error(`the groups are missing`);return o.compare}}),He=(e,t)=>T({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:n})=>{let i=Ue(e,U[t].bands),{data:a,errors:o}=await r(je,i,{signal:n});if(o[0])throw o[0];let{band0:s,band1:c,band2:l,band3:u,band4:d,band5:f,band6:p}=a;return[s,c,l,u,d,f,p].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function Ue({a:e,b:t},n){let r=(e,t)=>C(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}function We({sides:e,set:n}){let{data:r}=E(G(e));if(!r)return null;let{a:i,b:a}=r.totals;return t(m,{children:[i.count===0&&D(K,{name:`A`,filter:e.a,set:t=>n({...e,a:t})},`A`),a.count===0&&D(K,{name:`B`,filter:e.b,set:t=>n({...e,b:t})},`B`)]})}function K({name:e,filter:t,set:n}){let{own:r,range:i}=_(t);if(!r&&!i)return null;let a={own:r,range:i,rangeText:i?x(i):void 0,setOwn:e=>n(p(e,i)??{}),setRange:()=>n(r??{}),clear:()=>n({})};return D(ue,{title:`${e}: nothing matches`,of:a,what:`completion`,language:v,within:p,countOf:e=>re.query(le(e))})}var q=[{title:`Calls`,of:e=>e.count,print:P,words:k,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:P,words:k,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:M,words:_e,isPart:!0},{title:`Cost`,of:e=>ve(e.cost),print:pe,words:k,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:pe,words:k},{title:`Calls of unknown price`,of:e=>e.unpricedCount,print:P,words:k,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:P,words:k},{title:`Duration, p50`,of:e=>e.p50,print:A,words:N},{title:`Duration, p95`,of:e=>e.p95,print:A,words:N,percentile:95,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:A,words:N,percentile:99},{title:`Duration, longest`,of:e=>e.durationMax,print:A,words:N},{title:`Sessions`,of:e=>e.sessionCount,print:P,words:k},{title:`Users`,of:e=>e.userCount,print:P,words:k}];function Ge({sides:e}){let n=G(e),r=E(n);return D(xe,{query:r,queryKey:n.queryKey,skeleton:D(o,{rows:q.length}),children:({asOf:n,totals:{a:r,b:i}})=>t(`section`,{"aria-labelledby":`measures`,children:[t(`header`,{className:V.head,children:[D(`h2`,{id:`measures`,children:`As a whole`}),t(`small`,{children:[`All calls of both, counted up to `,D(se,{at:n})]})]}),D(s,{label:`As a whole, table`,className:V.table,children:t(`table`,{children:[D(`thead`,{children:t(`tr`,{children:[D(`th`,{scope:`col`,children:`Measure`}),D(`th`,{scope:`col`,children:`A`}),D(`th`,{scope:`col`,children:`B`}),D(`th`,{scope:`col`,children:`B against A`})]})}),D(`tbody`,{children:q.map(t=>D(Ke,{measure:t,sides:e,a:r,b:i},t.title))})]})})]})})}function Ke({measure:e,sides:n,a:r,b:i}){let{title:a,of:o,print:s,words:c,isPart:l=!1}=e,[u,d]=[o(r),o(i)];return t(`tr`,{children:[D(`th`,{scope:`row`,children:a}),t(`td`,{children:[D(Y,{measure:e,filter:n.a,value:u,children:s(u)}),D(J,{of:e,calls:r.count})]}),t(`td`,{children:[D(Y,{measure:e,filter:n.b,value:d,children:s(d)}),D(J,{of:e,calls:i.count})]}),D(`td`,{children:D(ge,{change:he(u,d,c,l)})})]})}function J({of:{percentile:e},calls:n}){return e===void 0||!me(e,n)?null:t(`small`,{children:[` of `,fe(n)]})}function Y({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:D(`a`,{href:j({filter:t?C(r,t):r,order:n}),children:a})}function qe({lines:e,sides:n,narrow:r}){return D(s,{label:`What differs, table`,className:V.table,children:t(`table`,{children:[D(`thead`,{children:t(`tr`,{children:[D(`th`,{scope:`col`,children:`What`}),D(`th`,{scope:`col`,children:`Share in A`}),D(`th`,{scope:`col`,children:`Share in B`}),D(`th`,{scope:`col`,children:D(`span`,{className:`visually-hidden`,children:`Both as bars`})}),D(`th`,{scope:`col`,children:`Difference`}),D(`th`,{scope:`col`,children:D(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),D(`tbody`,{children:e.map(e=>D(Je,{line:e,sides:n,narrow:r},`${e.kind} ${e.name}`))})]})})}function Je({line:e,sides:n,narrow:r}){let{kind:i,name:a,condition:o,a:s,b:l}=e,u=W(e)??0,d=Math.abs(u)<5e-4?`=`:u>0?`▲`:`▼`;return t(`tr`,{children:[t(`th`,{scope:`row`,children:[D(`small`,{children:i}),` `,D(`bdi`,{children:D(c,{text:a})})]}),D(`td`,{"data-name":`A`,children:D(X,{of:s,condition:o,filter:n.a})}),D(`td`,{"data-name":`B`,children:D(X,{of:l,condition:o,filter:n.b})}),t(`td`,{"aria-hidden":!0,className:V.bars,children:[D(`i`,{"data-side":`A`,style:{width:`${(s.share??0)*100}%`}}),D(`i`,{"data-side":`B`,style:{width:`${(l.share??0)*100}%`}})]}),t(`td`,{children:[t(`span`,{"aria-hidden":!0,children:[d,` `]}),Fe(e)]}),D(`td`,{children:o&&D(g,{className:V.narrow??``,"aria-label":`Narrow both to ${i.toLowerCase()} ${a}`,onPress:()=>r(o),children:`Narrow`})})]})}function X({of:{count:e,share:n},condition:r,filter:i}){let a=t(m,{children:[D(`span`,{children:M(n)}),` `,D(`small`,{children:P(e)})]});return!r||e===0?a:D(`a`,{href:j({filter:C(i,r)}),children:a})}var Z=[`model`,`tag`,`failure`],Q=[`duration`,`tokens`],Ye=30;function Xe({sides:e,narrow:r}){let i=ot(),[a,s]=(0,R.useState)(!1),{lines:c,isPending:l,failed:u,isComplete:d,isList:f}=Qe(e,i),p=a?c:c.slice(0,Ye);return t(`section`,{"aria-labelledby":`shares`,className:V.shares,children:[t(`header`,{className:V.head,children:[D(`h2`,{id:`shares`,children:`What differs`}),D(Ze,{by:i,sides:e})]}),u&&D(n,{error:u.error,retry:u.retry}),l&&D(S,{children:D(o,{rows:12})}),c.length>0&&D(qe,{lines:p,sides:e,narrow:r}),!l&&!u&&c.length===0&&D(`p`,{children:`Neither side has any.`}),c.length>p.length&&t(g,{onPress:()=>s(!0),children:[`All `,c.length]}),t(`p`,{className:V.note,children:[`A share is the part of the side’s calls.`,f&&` A call may have several tags or values, so that shares add up to more.`,!d&&` Of each kind the 50 that differ most.`]})]})}function Ze({by:e,sides:n}){let r=y({from:`/compare`});return t(`nav`,{"aria-label":`Compare by`,className:V.choice,children:[[`all`,...Z,...Q].map(t=>D(ae,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:$(t)?U[t].kind:F(t)?.title},t)),D(ye,{label:`Compare by something else`,filter:{or:[n.a,n.b]},without:[`all`,...Z,...Q],by:e,choose:e=>void r({to:`.`,search:t=>({...t,by:e})})})]})}function $(e){return Object.hasOwn(U,e)}function Qe(e,t){let n=t===`all`?Z:$(t)?[]:[t],r=t===`all`?Q:$(t)?[t]:[],i=n.flatMap(e=>F(e)??[]),a=I({queries:i.map(t=>Ve(e,t))}),o=I({queries:r.map(t=>He(e,t))}),s=E(G(e)),c=[...a,...o],l=c.find(({error:e,isFetching:t})=>e&&!t);return{lines:Pe([...a.flatMap(({data:e},n)=>$e(e?.rows,i[n],t===`all`)),...o.flatMap(({data:e},t)=>{let[n,i]=[r[t],s.data?.totals];return!n||!e||!i?[]:Ne(U[n],e,{a:i.a.count,b:i.b.count})})]),isPending:c.some(e=>e.isPending&&!e.error),failed:l&&{error:l.error,retry:()=>void l.refetch()},isComplete:a.every(({data:e})=>e?.isComplete??!0),isList:i.some(e=>e.isList)}}function $e(e,t,n){return!e||!t?[]:Me(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function et({name:n,filter:r,set:a}){let o=(0,R.useRef)(null),{own:s,range:c}=_(r),l=e=>{let t=Date.now(),n=ne(e,t);a(p(s,n&&{from:n.from,to:n.to??t})??{})};return t(`section`,{className:V.side,"aria-label":`Side ${n}`,"data-side":n,children:[t(`header`,{children:[t(`h2`,{children:[D(`i`,{"aria-hidden":!0}),` `,n,r&&!s&&D(`small`,{children:` everything`})]}),D(tt,{name:n,set:e=>a(p(e,c)??{})}),D(i,{text:c?x(c):void 0,range:c,setRange:l})]}),D(e,{language:v,filter:s,within:r,hasRange:c!==null,apply:e=>a(p(e,c)??{}),setRange:l,input:o})]})}function tt({name:e,set:n}){let r=E(Se()).data?.filter(e=>e.isValid&&L(e)!==null)??[];return r.length===0?null:t(`select`,{"aria-label":`${e} from a saved view`,value:``,onChange:({currentTarget:{value:e}})=>{let t=r.find(({id:t})=>t===e);t&&n(L(t)?.f)},children:[D(`option`,{value:``,children:`From a view…`}),r.map(({id:e,name:t})=>D(`option`,{value:e,children:t},e))]})}function nt({a:e,b:n}){let r=it(),i=at(e,n,r);return t(`div`,{className:V.page,children:[t(`div`,{className:V.sides,children:[D(et,{name:`A`,filter:e,set:e=>r({a:e,b:n})}),D(et,{name:`B`,filter:n,set:t=>r({a:e,b:t})})]}),D(`div`,{className:V.ways,children:i.map(e=>D(g,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&n?D(rt,{sides:{a:e,b:n},set:r}):D(d,{title:e||n?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:t(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,D(`a`,{href:`#/completions`,children:`completions`}),`, `,D(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function rt({sides:e,set:n}){let{a:r,b:i}=e,a=(0,R.useMemo)(()=>({a:r,b:i}),[r,i]);return t(m,{children:[D(We,{sides:a,set:n}),D(Ge,{sides:a}),D(Xe,{sides:a,narrow:e=>n(ze(a,e))})]})}function it(){let e=y({from:`/compare`});return(0,R.useMemo)(()=>t=>void e({to:`.`,search:e=>ce({...e,...t})}),[e])}function at(e,t,n){let r=t??e,i=(0,R.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(Le(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(Re(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return w(i),i}function ot(){return b({from:`/compare`}).by??`all`}var st=a({Compare:()=>ct});function ct(){let{a:e,b:t}=b({from:`/compare`});return typeof e==`string`&&typeof t==`string`?D(O,{title:`Compare`,children:D(Te,{a:e,b:t})}):D(O,{title:`Compare`,children:D(nt,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{ct as Compare,z as n,st as t};