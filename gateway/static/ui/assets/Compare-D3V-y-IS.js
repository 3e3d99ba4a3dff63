const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=["./Messages-CFM3AoyL.js","./ui-BBGX17A8.js","./libesm-CCPUbXkV.js"])))=>i.map(i=>d[i]);
import{$ as e,A as t,Ai as n,Bt as r,Ha as i,Ht as a,J as o,Ja as s,K as c,Ka as l,Kn as u,L as d,N as f,Nt as p,P as ee,Q as m,Rt as te,Sa as h,U as g,Ua as _,Ut as v,Va as y,Vi as b,Wt as ne,Xr as x,Y as re,Ya as ie,Z as ae,c as S,ct as C,ea as oe,et as se,ga as w,ha as T,ii as E,ma as ce,t as le,xa as D}from"./ui-BBGX17A8.js";import{t as ue}from"./count-BiGKb7Ao.js";import{t as de}from"./NothingMatches-C2byOaCA.js";import{a as O,b as fe,c as pe,d as k,f as me,h as A,i as j,l as he,m as M,n as ge,o as _e,p as ve,s as N,t as ye,u as P,x as F,y as be}from"./Dimensions-Cd8k8IU5.js";import{t as xe}from"./Asked-C46JU_bJ.js";import{t as I}from"./useQueries-CECzThb8.js";import{n as L,t as Se}from"./savedViews-ofwFOMRC.js";import{t as Ce}from"./Select-HCN1dq0P.js";var R=ie(l(),1),z={facts:`_facts_wjnz4_1`,turn:`_turn_wjnz4_36`,sides:`_sides_wjnz4_41`,text:`_text_wjnz4_47`},we=(0,R.lazy)(async()=>({default:(await ne(async()=>{let{Messages:e}=await import(`./Messages-CFM3AoyL.js`);return{Messages:e}},__vite__mapDeps([0,1,2]),import.meta.url)).Messages})),Te=b(`
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
`),B=e=>D({queryKey:[`completion`,e,`compared`],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(Te,{id:e},{signal:t});if(!r.completion&&i[0]&&i[0].code!==`NOT_FOUND`)throw i[0];return r.completion}});function Ee({a:e,b:t}){let[n,r]=[h(B(e)),h(B(t))],a=De(e,t),o=[n,r].find(e=>e.error);return o?i(v,{error:o.error,retry:()=>void o.refetch()}):n.isPending||r.isPending?i(x,{}):!n.data||!r.data?i(ee,{what:`completion`}):_(y,{children:[i(`p`,{children:i(u,{onPress:a,children:`Swap`})}),i(ke,{a:n.data,b:r.data}),i(R.Suspense,{fallback:i(x,{}),children:i(we,{a:n.data,b:r.data})})]})}function De(e,t){let n=T({from:`/compare`}),r=(0,R.useMemo)(()=>()=>void n({to:`.`,search:{a:t,b:e},replace:!0}),[n,e,t]);return E((0,R.useMemo)(()=>[{id:`compare:swap`,title:`Swap the two`,group:`Compare`,run:r}],[r])),r}var Oe=[[`Time`,e=>e.createdAt],[`Status`,e=>e.status?.toLowerCase()],[`Model`,e=>e.model],[`Provider`,e=>e.provider],[`Duration`,e=>e.duration===null?null:r(e.duration*1e3)],[`Prompt tokens`,e=>e.usage?.promptTokens],[`Completion tokens`,e=>e.usage?.completionTokens],[`Tokens`,e=>e.usage?.totalTokens],[`Cost`,e=>e.cost&&`$${e.cost.total}`],[`Finish`,e=>e.finishReason?.toLowerCase()],[`Tags`,e=>e.tags.join(`, `)],[`User`,e=>e.userId],[`Session`,e=>e.sessionId],[`Prompt version`,e=>e.promptVersion],[`Failure`,e=>e.failureKind],[`Why`,e=>e.failureReason]];function ke({a:e,b:t}){let n=Oe.map(([n,r])=>[n,r(e)??``,r(t)??``]);return i(`div`,{className:z.facts,role:`region`,"aria-label":`Facts`,children:_(`table`,{children:[i(`thead`,{children:_(`tr`,{children:[i(`th`,{scope:`col`,children:`Fact`}),[e,t].map(({id:e},t)=>_(`th`,{scope:`col`,children:[`AB`[t],`: `,i(`a`,{href:`#/completions/${encodeURIComponent(e)}`,children:e})]},t))]})}),i(`tbody`,{children:n.filter(([,e,t])=>e!==``||t!==``).map(([e,t,n])=>_(`tr`,{"data-differs":t!==n,children:[_(`th`,{scope:`row`,children:[e,t!==n&&i(`span`,{title:`differs`,children:` ≠`})]}),i(`td`,{children:i(p,{text:`${t}`})}),i(`td`,{children:i(p,{text:`${n}`})})]},e))})]})})}var V={page:`_page_uo3ou_1`,sides:`_sides_uo3ou_16`,side:`_side_uo3ou_16`,ways:`_ways_uo3ou_63`,choice:`_choice_uo3ou_64`,head:`_head_uo3ou_103`,note:`_note_uo3ou_117`,table:`_table_uo3ou_125`,shares:`_shares_uo3ou_182`,bars:`_bars_uo3ou_208`,narrow:`_narrow_uo3ou_222`},Ae=b(`
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
`),je=b(`
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
`),Me=b(`
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
`);function Ne(e,t){return e.map(({group:[e=null],metadata:n,a:r,b:i})=>({kind:t.title,name:fe(t,e),condition:be(t,{text:e,value:n}),a:r,b:i}))}function H(e,t,n,r){let[i=0]=n,a=n.map((e,i)=>{let a=n[i+1];return a===void 0?{name:`${r(e)} and more`,condition:{[t]:{gte:e}}}:{name:`${r(e)} to ${r(a)}`,condition:{[t]:{gte:e,lt:a}}}});return{kind:e,bands:[{name:`less than ${r(i)}`,condition:{[t]:{lt:i}}},...a,{name:`not told`,condition:{[t]:{isNull:!0}}}]}}var U={duration:H(`Duration`,`duration`,[.5,1,2,5,15],e=>`${e} s`),tokens:H(`Tokens`,`totalTokens`,[100,500,2e3,1e4,5e4],te)};function Pe({kind:e,bands:t},n,r){let i=(e,t)=>({count:e,share:t===0?null:e/t});return t.map(({name:t,condition:a},o)=>{let{a:s=0,b:c=0}=n[o]??{};return{kind:e,name:t,condition:a,a:i(s,r.a),b:i(c,r.b)}})}function W({a:e,b:t}){return e.share===null||t.share===null?null:t.share-e.share}function Fe(e){let t=e=>Math.abs(W(e)??0);return e.filter(({a:e,b:t})=>e.count+t.count>0).sort((e,n)=>t(n)-t(e)||n.b.count-e.b.count)}function Ie(e){let t=W(e);if(t===null)return`not known`;let n=Math.round(Math.abs(t)*1e3)/10;return n===0?`the same`:`${n.toLocaleString(`en`,{minimumFractionDigits:1,maximumFractionDigits:1})} ${n===1?`point`:`points`} more in ${t>0?`B`:`A`}`}var Le=6048e5;function Re(t,n){let{own:r,range:i}=m(t),a=i?.to??n,o={from:i?.from??a-Le,to:a};return{a:e(r,re(o))??{},b:e(r,o)??{}}}function ze(t){let{own:n,range:r}=m(t);return{a:e({not:n??{}},r)??{},b:t}}function Be({a:e,b:t},n){return{a:S(e,n),b:S(t,n)}}var G=({a:e,b:t})=>D({queryKey:[`compare`,`totals`,e,t],queryFn:async({signal:r})=>{let{data:i,errors:a}=await n(Ae,{a:e,b:t},{signal:r});if(!i.compare)throw a[0]??Error(`the figures are missing`);return i.compare}}),Ve=50,He=({a:e,b:t},r)=>D({queryKey:[`compare`,`groups`,e,t,r.name],queryFn:async({signal:i})=>{let a={a:e,b:t,by:[r.dimension],first:Ve,key:r.key??``,isMetadata:r.key!==null},{data:o,errors:s}=await n(je,a,{signal:i});if(!o.compare)throw s[0]??Error(`the groups are missing`);return o.compare}}),Ue=(e,t)=>D({queryKey:[`compare`,`bands`,e.a,e.b,t],queryFn:async({signal:r})=>{let i=We(e,U[t].bands),{data:a,errors:o}=await n(Me,i,{signal:r});if(o[0])throw o[0];let{band0:s,band1:c,band2:l,band3:u,band4:d,band5:f,band6:p}=a;return[s,c,l,u,d,f,p].map(e=>({a:e?.totals.a.count??0,b:e?.totals.b.count??0}))}});function We({a:e,b:t},n){let r=(e,t)=>S(e,n[t]?.condition??{});return{a0:r(e,0),b0:r(t,0),a1:r(e,1),b1:r(t,1),a2:r(e,2),b2:r(t,2),a3:r(e,3),b3:r(t,3),a4:r(e,4),b4:r(t,4),a5:r(e,5),b5:r(t,5),a6:r(e,6),b6:r(t,6)}}function Ge({sides:e,set:t}){let{data:n}=h(G(e));if(!n)return null;let{a:r,b:a}=n.totals;return _(y,{children:[r.count===0&&i(K,{name:`A`,filter:e.a,set:n=>t({...e,a:n})},`A`),a.count===0&&i(K,{name:`B`,filter:e.b,set:n=>t({...e,b:n})},`B`)]})}function K({name:t,filter:n,set:r}){let{own:a,range:s}=m(n);if(!a&&!s)return null;let c={own:a,range:s,rangeText:s?o(s):void 0,setOwn:t=>r(e(t,s)??{}),setRange:()=>r(a??{}),clear:()=>r({})};return i(de,{title:`${t}: nothing matches`,of:c,what:`completion`,language:C,within:e,countOf:e=>oe.query(ue(e))})}var q=[{title:`Calls`,of:e=>e.count,print:P,words:O,isList:!0},{title:`Failed`,of:e=>e.failedCount,print:P,words:O,only:{status:{eq:`FAILED`}},isList:!0},{title:`Failure rate`,of:e=>e.failureRate,print:M,words:_e,isPart:!0},{title:`Cost`,of:e=>ve(e.cost),print:k,words:O,order:`-COST`,isList:!0},{title:`Cost a call`,of:e=>e.costMean,print:k,words:O},{title:`Calls of unknown price`,of:e=>e.unpricedCount,print:P,words:O,only:{cost:{isNull:!0}},isList:!0},{title:`Tokens a call`,of:e=>e.totalTokensMean,print:P,words:O},{title:`Duration, p50`,of:e=>e.p50,print:A,words:N},{title:`Duration, p95`,of:e=>e.p95,print:A,words:N,percentile:95,order:`-DURATION`,isList:!0},{title:`Duration, p99`,of:e=>e.p99,print:A,words:N,percentile:99},{title:`Duration, longest`,of:e=>e.durationMax,print:A,words:N},{title:`Sessions`,of:e=>e.sessionCount,print:P,words:O},{title:`Users`,of:e=>e.userCount,print:P,words:O}];function Ke({sides:e}){let n=G(e),r=h(n);return i(xe,{query:r,queryKey:n.queryKey,skeleton:i(g,{rows:q.length}),children:({asOf:n,totals:{a:r,b:a}})=>_(`section`,{"aria-labelledby":`measures`,children:[_(`header`,{className:V.head,children:[i(`h2`,{id:`measures`,children:`As a whole`}),_(`small`,{children:[`All calls of both, counted up to `,i(t,{at:n})]})]}),i(d,{label:`As a whole, table`,className:V.table,children:_(`table`,{children:[i(`thead`,{children:_(`tr`,{children:[i(`th`,{scope:`col`,children:`Measure`}),i(`th`,{scope:`col`,children:`A`}),i(`th`,{scope:`col`,children:`B`}),i(`th`,{scope:`col`,children:`B against A`})]})}),i(`tbody`,{children:q.map(t=>i(qe,{measure:t,sides:e,a:r,b:a},t.title))})]})})]})})}function qe({measure:e,sides:t,a:n,b:r}){let{title:a,of:o,print:s,words:c,isPart:l=!1}=e,[u,d]=[o(n),o(r)];return _(`tr`,{children:[i(`th`,{scope:`row`,children:a}),_(`td`,{children:[i(Y,{measure:e,filter:t.a,value:u,children:s(u)}),i(J,{of:e,calls:n.count})]}),_(`td`,{children:[i(Y,{measure:e,filter:t.b,value:d,children:s(d)}),i(J,{of:e,calls:r.count})]}),i(`td`,{children:i(ge,{change:he(u,d,c,l)})})]})}function J({of:{percentile:e},calls:t}){return e===void 0||!me(e,t)?null:_(`small`,{children:[` of `,pe(t)]})}function Y({measure:{isList:e,only:t,order:n},filter:r,value:a,children:o}){return!e||!a?o:i(`a`,{href:j({filter:t?S(r,t):r,order:n}),children:o})}function Je({lines:e,sides:t,narrow:n}){return i(d,{label:`What differs, table`,className:V.table,children:_(`table`,{children:[i(`thead`,{children:_(`tr`,{children:[i(`th`,{scope:`col`,children:`What`}),i(`th`,{scope:`col`,children:`Share in A`}),i(`th`,{scope:`col`,children:`Share in B`}),i(`th`,{scope:`col`,children:i(`span`,{className:`visually-hidden`,children:`Both as bars`})}),i(`th`,{scope:`col`,children:`Difference`}),i(`th`,{scope:`col`,children:i(`span`,{className:`visually-hidden`,children:`Narrow`})})]})}),i(`tbody`,{children:e.map(e=>i(Ye,{line:e,sides:t,narrow:n},`${e.kind} ${e.name}`))})]})})}function Ye({line:e,sides:t,narrow:n}){let{kind:r,name:a,condition:o,a:s,b:c}=e,l=W(e)??0,d=Math.abs(l)<5e-4?`=`:l>0?`▲`:`▼`;return _(`tr`,{children:[_(`th`,{scope:`row`,children:[i(`small`,{children:r}),` `,i(`bdi`,{children:i(p,{text:a})})]}),i(`td`,{"data-name":`A`,children:i(X,{of:s,condition:o,filter:t.a})}),i(`td`,{"data-name":`B`,children:i(X,{of:c,condition:o,filter:t.b})}),_(`td`,{"aria-hidden":!0,className:V.bars,children:[i(`i`,{"data-side":`A`,style:{width:`${(s.share??0)*100}%`}}),i(`i`,{"data-side":`B`,style:{width:`${(c.share??0)*100}%`}})]}),_(`td`,{children:[_(`span`,{"aria-hidden":!0,children:[d,` `]}),Ie(e)]}),i(`td`,{children:o&&i(u,{className:V.narrow??``,"aria-label":`Narrow both to ${r.toLowerCase()} ${a}`,onPress:()=>n(o),children:`Narrow`})})]})}function X({of:{count:e,share:t},condition:n,filter:r}){let a=_(y,{children:[i(`span`,{children:M(t)}),` `,i(`small`,{children:P(e)})]});return!n||e===0?a:i(`a`,{href:j({filter:S(r,n)}),children:a})}var Z=[`model`,`tag`,`failure`],Q=[`duration`,`tokens`],Xe=30;function Ze({sides:e,narrow:t}){let n=st(),[r,a]=(0,R.useState)(!1),{lines:o,isPending:s,failed:c,isComplete:l,isList:d}=$e(e,n),f=r?o:o.slice(0,Xe);return _(`section`,{"aria-labelledby":`shares`,className:V.shares,children:[_(`header`,{className:V.head,children:[i(`h2`,{id:`shares`,children:`What differs`}),i(Qe,{by:n,sides:e})]}),c&&i(v,{error:c.error,retry:c.retry}),s&&i(x,{children:i(g,{rows:12})}),o.length>0&&i(Je,{lines:f,sides:e,narrow:t}),!s&&!c&&o.length===0&&i(`p`,{children:`Neither side has any.`}),o.length>f.length&&_(u,{onPress:()=>a(!0),children:[`All `,o.length]}),_(`p`,{className:V.note,children:[`A share is the part of the side’s calls.`,d&&` A call may have several tags or values, so that shares add up to more.`,!l&&` Of each kind the 50 that differ most.`]})]})}function Qe({by:e,sides:t}){let n=T({from:`/compare`});return _(`nav`,{"aria-label":`Compare by`,className:V.choice,children:[[`all`,...Z,...Q].map(t=>i(ce,{from:`/compare`,to:`.`,search:e=>({...e,by:t}),"aria-current":t===e?`true`:void 0,children:t===`all`?`All`:$(t)?U[t].kind:F(t)?.title},t)),i(ye,{label:`Compare by something else`,filter:{or:[t.a,t.b]},without:[`all`,...Z,...Q],by:e,choose:e=>void n({to:`.`,search:t=>({...t,by:e})})})]})}function $(e){return Object.hasOwn(U,e)}function $e(e,t){let n=t===`all`?Z:$(t)?[]:[t],r=t===`all`?Q:$(t)?[t]:[],i=n.flatMap(e=>F(e)??[]),a=I({queries:i.map(t=>He(e,t))}),o=I({queries:r.map(t=>Ue(e,t))}),s=h(G(e)),c=[...a,...o],l=c.find(({error:e,isFetching:t})=>e&&!t);return{lines:Fe([...a.flatMap(({data:e},n)=>et(e?.rows,i[n],t===`all`)),...o.flatMap(({data:e},t)=>{let[n,i]=[r[t],s.data?.totals];return!n||!e||!i?[]:Pe(U[n],e,{a:i.a.count,b:i.b.count})})]),isPending:c.some(e=>e.isPending&&!e.error),failed:l&&{error:l.error,retry:()=>void l.refetch()},isComplete:a.every(({data:e})=>e?.isComplete??!0),isList:i.some(e=>e.isList)}}function et(e,t,n){return!e||!t?[]:Ne(e.filter(({group:e})=>!n||t.name!==`failure`||e[0]!==null),t)}function tt({name:t,filter:n,set:r}){let a=(0,R.useRef)(null),{own:s,range:l}=m(n),u=t=>{let n=Date.now(),i=ae(t,n);r(e(s,i&&{from:i.from,to:i.to??n})??{})};return _(`section`,{className:V.side,"aria-label":`Side ${t}`,"data-side":t,children:[_(`header`,{children:[_(`h2`,{children:[i(`i`,{"aria-hidden":!0}),` `,t,n&&!s&&i(`small`,{children:` everything`})]}),i(nt,{name:t,set:t=>r(e(t,l)??{})}),i(c,{text:l?o(l):void 0,range:l,setRange:u})]}),i(se,{language:C,filter:s,within:n,hasRange:l!==null,apply:t=>r(e(t,l)??{}),setRange:u,input:a})]})}function nt({name:e,set:t}){let n=h(Se()).data?.filter(e=>e.isValid&&L(e)!==null)??[];return n.length===0?null:i(Ce,{label:`${e} from a saved view`,isLabelHidden:!0,value:``,options:[[``,`From a view…`],...n.map(e=>[e.id,e.name])],set:e=>{let r=n.find(({id:t})=>t===e);r&&t(L(r)?.f)}})}function rt({a:e,b:t}){let n=at(),r=ot(e,t,n);return _(`div`,{className:V.page,children:[_(`div`,{className:V.sides,children:[i(tt,{name:`A`,filter:e,set:e=>n({a:e,b:t})}),i(tt,{name:`B`,filter:t,set:t=>n({a:e,b:t})})]}),i(`div`,{className:V.ways,children:r.map(e=>i(u,{isDisabled:e.unavailable!=null,onPress:()=>e.run(),children:e.title},e.id))}),e&&t?i(it,{sides:{a:e,b:t},set:n}):i(f,{title:e||t?`Choose ${e?`B`:`A`}`:`Choose two filters`,children:_(`p`,{children:[`Type a filter for each side, take a saved view, or begin with one of the ways above. In the list of `,i(`a`,{href:`#/completions`,children:`completions`}),`, `,i(`kbd`,{children:`m`}),` marks two calls to compare instead.`]})})]})}function it({sides:e,set:t}){let{a:n,b:r}=e,a=(0,R.useMemo)(()=>({a:n,b:r}),[n,r]);return _(y,{children:[i(Ge,{sides:a,set:t}),i(Ke,{sides:a}),i(Ze,{sides:a,narrow:e=>t(Be(a,e))})]})}function at(){let e=T({from:`/compare`});return(0,R.useMemo)(()=>t=>void e({to:`.`,search:e=>le({...e,...t})}),[e])}function ot(e,t,n){let r=t??e,i=(0,R.useMemo)(()=>{let i=`Compare`,a=r?null:`no filter is chosen`;return[{id:`compare:before`,title:t?`B and the range before`:`This week and the one before`,group:i,run:()=>n(Re(r,Date.now()))},{id:`compare:else`,title:`B and all else`,group:i,unavailable:a,run:()=>r&&n(ze(r))},{id:`compare:swap`,title:`Swap`,group:i,unavailable:a,run:()=>n({a:t,b:e})}]},[e,t,r,n]);return E(i),i}function st(){return w({from:`/compare`}).by??`all`}var ct=s({Compare:()=>lt});function lt(){let{a:e,b:t}=w({from:`/compare`});return typeof e==`string`&&typeof t==`string`?i(a,{title:`Compare`,children:i(Ee,{a:e,b:t})}):i(a,{title:`Compare`,children:i(rt,{a:typeof e==`string`?void 0:e,b:typeof t==`string`?void 0:t})})}export{lt as Compare,z as n,ct as t};