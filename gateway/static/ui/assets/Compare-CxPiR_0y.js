const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-BXmxTCGp.js","./ui-BIdjz2Zp.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{$ as e,Bt as t,Co as n,D as r,E as i,Ea as a,Ga as o,Ht as s,Jt as c,Kt as l,L as u,Lt as d,Rt as f,Ua as ee,Vt as p,Wa as m,Xa as h,Xi as g,Xt as te,Y as ne,Yt as _,Za as v,Zt as re,_o as y,an as ie,ar as b,dt as ae,go as x,i as S,j as C,li as w,m as T,n as oe,o as se,pa as E,r as ce,sn as le,tt as ue,vo as D,wo as de,xo as fe,yi as O,z as pe}from"./ui-BIdjz2Zp.js";import{t as me}from"./count-CgtU_mPO.js";import{t as he}from"./NothingMatches-Bma33bS7.js";import{_ as k,a as A,c as ge,d as _e,f as j,g as M,h as ve,l as N,m as ye,n as be,o as P,p as F,r as xe,s as I,t as Se,u as Ce}from"./Dimensions-Bndx_X_-.js";import{t as we}from"./Asked-DOST-6uM.js";import{t as Te}from"./useQueries-DG3dz-wV.js";import{n as Ee,t as De}from"./savedViews-EnAuWNVp.js";import{t as Oe}from"./Select-C9AjDWEc.js";var L=de(fe(),1),ke={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},Ae=re(()=>te(()=>import(`./Messages-BXmxTCGp.js`),__vite__mapDeps([0,1,2]),import.meta.url),`Messages`),je=E(`
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
`),R=e=>h({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await g(je,{id:e},{signal:t});if(!n.completion&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.completion}});function Me({a:e,b:t}){let[n,i]=[v(R(e)),v(R(t))],a=Ne(e,t),o=[n,i].find(e=>e.error);return o?y(_,{error:o.error,retry:()=>void o.refetch()}):n.isPending||i.isPending?y(w,{}):!n.data||!i.data?y(r,{what:`completion`}):D(x,{children:[y(`p`,{children:y(b,{onPress:a,children:`Swap`})}),y(Fe,{a:n.data,b:i.data}),y(L.Suspense,{fallback:y(w,{}),children:y(Ae,{a:n.data,b:i.data})})]})}function Ne(e,t){let n=m({from:`/compare`}),r=(0,L.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return O((0,L.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var Pe=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:le(e.duration*1e3)],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish reason`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function Fe({a:e,b:t}){let n=Pe.map(([n,r])=>[n,r(e)??``,r(t)??``]);return y(`div`,{className:ke.facts,role:`region`,"aria-label":`Facts`,children:D(`table`,{children:[y(`thead`,{children:D(`tr`,{children:[y(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>D(`th`,{scope:`col`,children:[`AB`[t],`: `,y(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),y(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>D(`tr`,{"data-differs":t!==n,children:[D(`th`,{scope:`row`,children:[e,t!==n&&y(`span`,{title:`differs`,children:` ≠`})]}),y(`td`,{children:y(l,{text:`${t}`})}),y(`td`,{children:y(l,{text:`${n}`})})]},e))})]})})}var z={page:`_page_uo3ou_1`,sides:`_sides_uo3ou_16`,side:`_side_uo3ou_16`,ways:`_ways_uo3ou_63`,choice:`_choice_uo3ou_64`,head:`_head_uo3ou_103`,note:`_note_uo3ou_117`,table:`_table_uo3ou_125`,shares:`_shares_uo3ou_182`,bars:`_bars_uo3ou_208`,narrow:`_narrow_uo3ou_222`},Ie=E(`
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
`),Le=E(`
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
`),Re=E(`
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
`);function ze(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:ce(t,e),condition:oe(t,{text:e,value:n}),a:r,b:i}))}function B(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var V={duration:B(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:B(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],ie)};function Be({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function H({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Ve(e){let t=e=>Math.abs(H(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function He(e,t=null){let n=H(e);if(n===null)return`not known`;let r=Math.round(Math.abs(n)*1e3)/10;if(r===0)return`the same`;let i=r.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1}),a=n>0?`B`:`A`;return`${i} ${r===1?`point`:`points`} more ${t?.[a]??`in ${a}`}`}function U(e,t){let[n,r]=[p(e).range,p(t).range],i=(e,t)=>e?.to!=null&&t?.from!=null&&e.to<=t.from;return i(n,r)?{A:`before`,B:`after`}:i(r,n)?{A:`after`,B:`before`}:null}var Ue=6048e5;function We(e,t){let{own:n,range:r}=p(e),i=r?.to??t,a={from:r?.from??i-Ue,to:i};return{a:s(n,f(a))??{},b:s(n,a)??{}}}function Ge(e){let{own:t,range:n}=p(e);return{a:s({not:t??{}},n)??{},b:e}}function Ke({a:e,b:t},n){return{a:T(e,n),b:T(t,n)}}var W=({a:e,b:t})=>h({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:n})=>{let{data:r,errors:i}=await g(Ie,{a:e,b:t},{signal:n});if(!r.compare)throw i[0]??Error(`the figures are missing`);return r.compare}}),qe=50,Je=({a:e,b:t},n)=>h({queryKey:[`compare`,`groups`,e,t,n.name],queryFn:async({signal:r})=>{let i={a:e,b:t,by:[n.dimension],first:qe,key:n.key??``,isMetadata:n.key!==null},{data:a,errors:o}=await g(Le,i,{signal:r,exact:[`metadata`]});if(!a.compare)throw o[0]??Error(`the groups are missing`);return a.compare}}),Ye=(e,t)=>h({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:n})=>{let r=Xe(e,V[t].bands),{data:i,errors:a}=await g(Re,r,{signal:n});if(a[0])throw a[0];let{band0:o,band1:s,band2:c,band3:l,band4:u,band5:d,band6:f}=i;return[o,s,c,l,u,d,f].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function Xe({a:e,b:t},n){let r=(e,t)=>T(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}function Ze({sides:e,set:t}){let{data:n}=v(W(e));if(!n)return null;let{a:r,b:i}=n.totals;return D(x,{children:[r.count===0&&y(G,{name:`A`,filter:e.a,set:n=>t({...e,a:n})},`A`),i.count===0&&y(G,{name:`B`,filter:e.b,set:n=>t({...e,b:n})},`B`)]})}function G({name:e,filter:t,set:n}){let{own:r,range:i}=p(t);if(!r&&!i)return null;let o={own:r,range:i,rangeText:i?d(i):void 0,setOwn:e=>n(s(e,i)??{}),setRange:()=>n(r??{}),clear:()=>n({})};return y(he,{title:`${e}: nothing matches`,of:o,what:`completion`,language:ae,within:s,countOf:e=>a.query(me(e))})}var K=[{title:`Calls`,of:e=>e.count,print:j,words:I,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:j,words:I,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:M,words:ge},{title:`Cost`,of:e=>ve(e.cost),print:F,words:P,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:F,words:P},{title:`Calls of unknown cost`,of:e=>e.unpricedCount,print:j,words:I,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:j,words:P},{title:`Duration, p50`,of:e=>e.p50,print:k,words:N,percentile:50},{title:`Duration, p95`,of:e=>e.p95,print:k,words:N,percentile:95,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:k,words:N,percentile:99},{title:`Duration, longest`,of:e=>e.durationMax,print:k,words:N},{title:`Sessions`,of:e=>e.sessionCount,print:j,words:I},{title:`Users`,of:e=>e.userCount,print:j,words:I}];function Qe({sides:e}){let t=W(e),n=v(t),r=U(e.a,e.b);return y(we,{query:n,queryKey:t.queryKey,skeleton:y(u,{rows:K.length}),children:({asOf:t,totals:{a:n,b:i}})=>D(`section`,{"aria-labelledby":`measures`,children:[D(`header`,{className:z.head,children:[y(`h2`,{id:`measures`,children:`As a whole`}),D(`small`,{children:[`All calls of both, counted up to `,y(ne,{at:t})]})]}),y(C,{label:`As a whole, table`,className:z.table,children:D(`table`,{children:[y(`thead`,{children:D(`tr`,{children:[y(`th`,{scope:`col`,children:`Measure`}),D(`th`,{scope:`col`,children:[`A`,r&&`, ${r.A}`]}),D(`th`,{scope:`col`,children:[`B`,r&&`, ${r.B}`]}),y(`th`,{scope:`col`,children:`B against A`})]})}),y(`tbody`,{children:K.map(t=>y($e,{measure:t,sides:e,a:n,b:i},t.title))})]})})]})})}function $e({measure:e,sides:t,a:n,b:r}){let{title:i,of:a,print:o,words:s,percentile:c}=e,[l,u]=[a(n),a(r)];return D(`tr`,{children:[y(`th`,{scope:`row`,children:i}),D(`td`,{children:[y(J,{measure:e,filter:t.a,value:l,children:o(l)}),y(q,{of:e,calls:n.count})]}),D(`td`,{children:[y(J,{measure:e,filter:t.b,value:u,children:o(u)}),y(q,{of:e,calls:r.count})]}),y(`td`,{children:y(xe,{change:_e(l,u,s,{calls:n.count,percentile:c,where:`in A`})})})]})}function q({of:{percentile:e},calls:t}){return e===void 0||!ye(e,t)?null:D(`small`,{children:[` of `,Ce(t)]})}function J({measure:{isList:e,only:t,order:n},filter:r,value:i,children:a}){return!e||!i?a:y(`a`,{href:A({filter:t?T(r,t):r,order:n}),children:a})}function et({lines:e,sides:t,narrow:n}){let r=U(t.a,t.b);return y(C,{label:`What differs, table`,className:z.table,children:D(`table`,{children:[y(`thead`,{children:D(`tr`,{children:[y(`th`,{scope:`col`,children:`What`}),D(`th`,{scope:`col`,children:[`Share in A`,r&&`, ${r.A}`]}),D(`th`,{scope:`col`,children:[`Share in B`,r&&`, ${r.B}`]}),y(`th`,{scope:`col`,children:y(`span`,{className:`visually-hidden`,children:`Both as bars`})}),y(`th`,{scope:`col`,children:`Difference`}),y(`th`,{scope:`col`,children:y(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),y(`tbody`,{children:e.map(e=>y(nt,{line:e,sides:t,times:r,narrow:n},tt(e)))})]})})}var tt=({kind:e,name:t,condition:n})=>JSON.stringify([e,t,n]);function nt({line:e,sides:t,times:n,narrow:r}){let{kind:i,name:a,condition:o,a:s,b:c}=e,u=H(e)??0,d=Math.abs(u)<5e-4?`=`:u>0?`▲`:`▼`;return D(`tr`,{children:[D(`th`,{scope:`row`,children:[y(`small`,{children:i}),` `,y(`bdi`,{children:y(l,{text:a})})]}),y(`td`,{"data-name":`A`,children:y(Y,{of:s,condition:o,filter:t.a})}),y(`td`,{"data-name":`B`,children:y(Y,{of:c,condition:o,filter:t.b})}),D(`td`,{"aria-hidden":!0,className:z.bars,children:[y(`i`,{"data-side":`A`,style:{width:`${(s.share??0)*100}%`}}),y(`i`,{"data-side":`B`,style:{width:`${(c.share??0)*100}%`}})]}),D(`td`,{children:[D(`span`,{"aria-hidden":!0,children:[d,` `]}),He(e,n)]}),y(`td`,{children:o&&y(b,{className:z.narrow??``,"aria-label":`Narrow both to ${i.toLowerCase()} ${a}`,onPress:()=>r(o),children:`Narrow`})})]})}function Y({of:{count:e,share:t},condition:n,filter:r}){let i=D(x,{children:[y(`span`,{children:M(t)}),` `,y(`small`,{children:j(e)})]});return!n||e===0?i:y(`a`,{href:A({filter:T(r,n)}),children:i})}var X=[`model`,`tag`,`failure`],Z=[`duration`,`tokens`],Q=10,rt=30;function it({sides:e,narrow:t}){let n=_t(),[r,i]=(0,L.useState)(!1),{lines:a,isPending:o,failed:s,isComplete:c,isList:l,hasMoreKeys:d}=st(e,n),f=r?a:a.slice(0,rt);return D(`section`,{"aria-labelledby":`shares`,className:z.shares,children:[D(`header`,{className:z.head,children:[y(`h2`,{id:`shares`,children:`What differs`}),y(at,{by:n,sides:e})]}),s&&y(_,{error:s.error,retry:s.retry}),o&&y(w,{children:y(u,{rows:12})}),a.length>0&&y(et,{lines:f,sides:e,narrow:t}),!o&&!s&&a.length===0&&y(`p`,{children:`Neither side has any.`}),a.length>f.length&&D(b,{onPress:()=>i(!0),children:[`All `,a.length]}),D(`p`,{className:z.note,children:[`A share is the part of the side’s calls.`,l&&` A call may have several tags or values, so that shares add up to more.`,!c&&` Of each kind the 50 that differ most.`,d&&` Of the metadata the ${Q} keys that most calls have.`]})]})}function at({by:e,sides:t}){let n=m({from:`/compare`});return D(`nav`,{"aria-label":`Compare by`,className:z.choice,children:[[`all`,...X,...Z].map(t=>y(ee,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:$(t)?V[t].kind:S(t)?.title},t)),y(Se,{label:`Compare by something else`,filter:ot(t),without:[`all`,...X,...Z],by:e,choose:e=>void n({to:`.`,search:t=>({...t,by:e})})})]})}function $(e){return Object.hasOwn(V,e)}var ot=({a:e,b:t})=>({or:[e,t]});function st(e,t){let n=t===`all`,r=v({...be(ot(e)),enabled:n}),i=n?r.data?.map(({name:e})=>se(e))??[]:[],a=n?[...X,`version`,...i.slice(0,Q)]:$(t)?[]:[t],o=n?Z:$(t)?[t]:[],s=a.flatMap(e=>S(e)??[]),c=Te({queries:s.map(t=>Je(e,t))}),l=Te({queries:o.map(t=>Ye(e,t))}),u=v(W(e)),d=[...c,...l,...n?[r]:[]],f=d.filter(({error:e,isFetching:t})=>e&&!t);return{lines:Ve([...c.flatMap(({data:e},t)=>ct(e?.rows,s[t],n)),...l.flatMap(({data:e},t)=>{let[n,r]=[o[t],u.data?.totals];return!n||!e||!r?[]:Be(V[n],e,{a:r.a.count,b:r.b.count})})]),isPending:d.some(e=>e.isPending&&!e.error),failed:f[0]&&{error:f[0].error,retry:()=>{for(let e of f)e.refetch()}},isComplete:c.every(({data:e})=>e?.isComplete??!0),isList:s.some(e=>e.isList),hasMoreKeys:i.length>Q}}function ct(e,t,n){return!e||!t?[]:ze(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function lt({name:n,filter:r,time:i,set:a,line:o}){let c=(0,L.useRef)(null),{own:l,range:u}=p(r),f=e=>{let n=Date.now(),r=t(e,n);a(s(l,r&&{from:r.from,to:r.to??n})??{})};return D(`section`,{className:z.side,"aria-label":`Side ${n}`,"data-side":n,children:[D(`header`,{children:[D(`h2`,{children:[y(`i`,{"aria-hidden":!0}),` `,n,i&&D(`small`,{children:[` · `,i]}),r&&!l&&D(`small`,{children:[i&&` ·`,` `,u?`every call of its range`:`every call`]})]}),y(ut,{name:n,set:e=>a(s(e,u)??{})}),y(e,{text:u?d(u):void 0,range:u,setRange:f})]}),y(ue,{language:ae,filter:l,within:r,hasRange:u!==null,apply:e=>a(s(e,u)??{}),setRange:f,input:c,handle:o})]})}function ut({name:e,set:t}){let n=v(De()).data?.filter(e=>e.isValid&&Ee(e)!==null)??[];return n.length===0?null:y(Oe,{label:`${e} from a saved view`,isLabelHidden:!0,value:``,options:[[``,`From a view…`],...n.map(e=>[e.id,e.name])],set:e=>{let r=n.find(({id:t})=>t===e);r&&t(Ee(r)?.f)}})}function dt({a:e,b:t}){let n=pt(),r=(0,L.useRef)(null),a=(0,L.useRef)(null),o=gt(e,t,n,mt(r,a)),s=U(e,t);return D(`div`,{className:z.page,children:[D(`div`,{className:z.sides,children:[y(lt,{name:`A`,filter:e,time:s?.A,set:e=>n({a:e,b:t}),line:r}),y(lt,{name:`B`,filter:t,time:s?.B,set:t=>n({a:e,b:t}),line:a})]}),y(`div`,{className:z.ways,children:o.map(e=>y(b,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?y(ft,{sides:{a:e,b:t},set:n}):y(i,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:D(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,y(`a`,{href:`#/completions`,children:`completions`}),`, `,y(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function ft({sides:e,set:t}){let{a:n,b:r}=e,i=(0,L.useMemo)(()=>({a:n,b:r}),[n,r]);return D(x,{children:[y(Ze,{sides:i,set:t}),y(Qe,{sides:i}),y(it,{sides:i,narrow:e=>t(Ke(i,e))})]})}function pt(){let e=m({from:`/compare`});return(0,L.useMemo)(()=>t=>void e({to:`.`,search:e=>pe({...e,...t})}),[e])}function mt(e,t){return(0,L.useMemo)(()=>async({a:n,b:r})=>{let i=await ht(n,e);if(i===null)return null;let a=await ht(r,t);return a&&{a:i.filter,b:a.filter}},[e,t])}async function ht(e,t){let n=await t.current?.read()??`none`;return n===`wrong`?null:n===`none`?{filter:e}:(t.current?.reset(),{filter:s(n.filter,p(e).range)??{}})}function gt(e,t,n,r){let i=t??e,a=(0,L.useMemo)(()=>{let a=`Compare`,o=i?null:`no filter is chosen`,s=i=>()=>void r({a:e,b:t}).then(e=>{let t=e&&i(e,Date.now());t&&n(t)});return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:a,run:s((e,t)=>We(e.b??e.a,t))},{id:`compare:else`,title:`B and all else`,group:a,unavailable:o,run:s(e=>{let t=e.b??e.a;return t&&Ge(t)})},{id:`compare:swap`,title:`Swap`,group:a,unavailable:o,run:s(e=>({a:e.b,b:e.a}))}]},[e,t,i,n,r]);return O(a),a}function _t(){return o({from:`/compare`}).by??`all`}var vt=n({Compare:()=>yt});function yt(){let{a:e,b:t}=o({from:`/compare`});return typeof e==`string`&&typeof t==`string`?y(c,{title:`Compare`,children:y(Me,{a:e,b:t})}):y(c,{title:`Compare`,children:y(dt,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{yt as Compare,ke as n,vt as t};