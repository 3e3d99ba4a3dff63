import{$t as e,Ai as t,Ca as n,Di as r,E as i,Ha as a,Hi as o,Ii as s,Kn as c,Nt as l,Rt as u,Sa as d,Ua as f,Ut as p,Wa as m,Xa as h,Xt as g,Zt as _,_a as v,b as y,d as b,f as x,fa as S,g as C,ga as w,h as T,ji as E,k as D,m as O,p as k,qa as A,qt as j,u as M,v as ee,w as te,x as ne,y as re,zt as N}from"./ui-CNja8Pfo.js";import{t as P}from"./Select-Bs_sU3Wh.js";import{t as ie}from"./count-C704J48T.js";import{n as F,t as I}from"./download-SIHBc9sf.js";import{n as L,t as R}from"./patient-3kO0DWZ2.js";import{n as ae,t as oe}from"./worker-lbs9Cvhx.js";import{t as se}from"./useMutation-DjuW5ODA.js";import{i as ce}from"./selector-WRzShPWC.js";var z=h(A(),1);function le(){let{c:e}=v({from:`/completions`}),t=w({from:`/completions`}),n=S(k),r=x(e),i=e=>{k.set(e),r.length>0&&t({to:`.`,search:t=>({...t,c:[...e.shown]})})};return[r.length>0?{...n,shown:r}:n,i]}function B({order:e,setOrder:t,close:n}){let[r,i]=le(),o=ee.filter(({id:e})=>!r.shown.includes(e));return m(a,{children:[m(`ul`,{className:D.columns,children:[r.shown.map(e=>f(V,{id:e,current:r,change:i},e)),o.map(({id:e,header:t})=>f(`li`,{children:m(`label`,{children:[f(`input`,{type:`checkbox`,checked:!1,onChange:()=>i(C(r,e))}),t]})},e))]}),f(H,{add:e=>i(C(r,e)),shown:r.shown}),f(W,{order:e,setOrder:t}),m(`p`,{className:D.actions,children:[f(c,{onPress:()=>i(b),children:`As at first`}),f(c,{className:`primary`,onPress:n,children:`Done`})]})]})}function V({id:e,current:t,change:n}){let r=re(e)?.header??e,i=t.pinned.includes(e);return m(`li`,{children:[m(`label`,{children:[f(`input`,{type:`checkbox`,checked:!0,onChange:()=>n(C(t,e))}),r]}),f(c,{"aria-label":`${r}: to the left`,onPress:()=>n(O(t,e,-1)),children:`←`}),f(c,{"aria-label":`${r}: to the right`,onPress:()=>n(O(t,e,1)),children:`→`}),m(c,{onPress:()=>n(T(t,e)),children:[i?`Unpin`:`Pin`,m(`span`,{className:`visually-hidden`,children:[` `,r]})]})]})}function H({add:e,shown:t}){let[n,r]=(0,z.useState)(``),i=(0,z.useId)(),a=n.trim(),o=y(a)&&!t.includes(a);return m(`form`,{onSubmit:t=>{t.preventDefault(),o&&(e(a),r(``))},children:[f(`label`,{htmlFor:i,children:`A value of the payload`}),f(`input`,{id:i,value:n,placeholder:`request.temperature, response.choices.0.finish_reason, extra.user`,onChange:({target:e})=>r(e.value),"aria-invalid":a!==``&&!o}),f(`p`,{className:D.actions,children:f(c,{type:`submit`,isDisabled:!o,children:`Add the column`})})]})}var U={CREATED_AT:`time`,UPDATED_AT:`last change`,DURATION:`duration`,TOTAL_TOKENS:`tokens`,COST:`cost`,MODEL:`model`,RELEVANCE:`relevance`};function W({order:e,setOrder:t}){let n=te.map(e=>[e,`${U[e.replace(`-`,``)]??e}${e.startsWith(`-`)?`, largest`:`, smallest`} first`]);return f(`p`,{children:f(P,{label:`Order by`,value:e,options:n,set:t})})}function ue(e,t){return e===`jsonl`?``:`${[`id`,...t.map(({id:e})=>e)].map(I).join(`,`)}\r\n`}function de(e,t,n){if(e===`jsonl`)return`${JSON.stringify(t)}\n`;let r=n.map(e=>e.texts(t).join(`, `));return`${[t.id,...r].map(I).join(`,`)}\r\n`}function G(e,t,n){let r=n.filter(({id:e})=>e!==`id`);return[ue(e,r),...t.map(t=>de(e,t,r))]}var fe=o(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),pe=o(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`),K=500;async function me(e,n,r){if(e!==`all`)return{count:e.size,isExact:!0};let{data:i,errors:a}=await t(fe,{filter:n??null},r?{signal:r}:{});if(!i.completions)throw a[0]??Error(`the count is missing`);return{count:i.completions.totalCount,isExact:i.completions.totalCountIsExact}}async function he(e,n,r,{signal:i,progress:a}){let o=e===`all`?[n??{}]:q([...e]).map(e=>({id:{in:e}})),s=0;for(let[n,c]of o.entries()){let{data:o,errors:l}=await t(pe,{input:{filter:c,...r}},{signal:i});if(!o.tagCompletions)throw l[0]??Error(`the answer is missing`);s+=o.tagCompletions.count,a(Math.min((n+1)*K,e===`all`?1/0:e.size))}return s}function q(e,t=K){let n=Math.ceil(e.length/t);return Array.from({length:n},(n,r)=>e.slice(r*t,(r+1)*t))}function J(e){return[...new Set(e.split(`,`).map(e=>e.trim()))].filter(e=>e!==``)}var ge=new URL(`export.worker-DFp8EPxA.js`,import.meta.url).href,_e=o(`
  query ExportCompletions(
    $filter: CompletionFilter
    $orderBy: [CompletionOrder!]!
    $first: Int!
    $after: String
  ) {
    completions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        id
        createdAt
        updatedAt
        revision
        status
        kind
        model
        provider
        operation
        userId
        sessionId
        duration
        timeToFirstToken
        promptVersion
        tags
        failureKind
        failureReason
        finishReason
        usage {
          promptTokens
          completionTokens
          totalTokens
          cachedTokens
          cacheWriteTokens
          reasoningTokens
          audioTokens
        }
        cost {
          total
          input
          output
          cached
          priceSource
          priceDate
          pricedModel
        }
        metadata
        request
        response
        extra
        stacktrace {
          file
          line
          lineno
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`),ve=20,ye=200;async function be({filters:e,orderBy:t,format:n},{signal:r,progress:i}){let{remote:a,end:o}=oe(ae(ge));try{let o=[await a.head(n)],s={count:0,bytes:0},c=new R(ve,ye),l=({text:e,count:t,bytes:n})=>{o.push(e),s.count+=t,s.bytes+=n,i({...s})};for(let i of e)await L({ask:(e,o)=>xe({filter:i??null,orderBy:t,first:e,after:o},a,n,r),size:c,take:l},r);return o}finally{o()}}async function xe(e,t,n,r){let i=await E(_e,e,{signal:r}),a=await t.page(i,n),[o]=a.errors;if(o)throw s.of(o);return{...a,bytes:a.text.size}}function Se(e,t,n){let[r,a]=(0,z.useState)(null),[o,s]=(0,z.useState)(null),c=(0,z.useRef)(null);return(0,z.useEffect)(()=>()=>c.current?.abort(),[]),{read:r,error:o,begin:r=>{let o=new AbortController,{signal:l}=o;c.current=o,s(null),a({count:0,bytes:0});let u={signal:l,progress:a},d=r===null?[e.filter]:q(r).map(e=>({id:{in:e}}));(t===`whole`?be({filters:d,orderBy:i(e.order),format:n},u):Ce(e,n,u)).then(e=>{l.aborted||F(`completions`,n,e)}).catch(e=>{l.aborted||s(e)}).finally(()=>a(null))},cancel:()=>c.current?.abort()}}async function Ce({filter:e,order:t,columns:n},r,{signal:a,progress:o}){let s=ne(n.map(({id:e})=>e)),c={filter:e,orderBy:i(t),wanted:s},l=G(r,[],n),u=0;return await L({ask:async(e,t)=>{let{nodes:n,pageInfo:r}=await M(c,t,a,e);return{nodes:n,count:n.length,bytes:0,...r}},size:new R(200,200),take:({nodes:e,count:t})=>{l.push(new Blob(G(r,e,n).slice(1))),u+=t,o({count:u,bytes:0})}},a),l}var we={columns:`The columns that are shown; of texts their beginning, as the list has it`,whole:`All of each call: request, response, extra and stack, by their own digits`},Te={jsonl:`JSON lines`,csv:`CSV`};function Ee(e){let{rows:t,columns:r,selection:i,filter:o,close:s}=e,[l,d]=(0,z.useState)(`jsonl`),[h,g]=(0,z.useState)(`columns`),_=Se(e,h,l),v=n(ie(o,t.reading)),y=t.rows.map(t.current),b=i===`all`?[]:[...i],x=y.filter(({id:e})=>b.includes(e)),S=h===`columns`,C=b.length>0?x:y,w=_.read!==null;return m(a,{children:[f(Y,{legend:`What`,of:we,value:h,set:g,isDisabled:w}),f(Y,{legend:`Format`,of:Te,value:l,set:d,isDisabled:w}),l===`csv`&&f(`p`,{children:`A cell that a spreadsheet would run begins with a quote.`}),_.error!==null&&f(p,{error:_.error}),_.read!==null&&m(`p`,{role:`status`,children:[u(_.read.count),` read`,_.read.bytes>0&&`, ${De(_.read.bytes)}`,` …`,` `,f(c,{onPress:_.cancel,children:`Cancel`})]}),m(`p`,{className:D.actions,children:[(S||b.length>0)&&m(c,{className:`primary`,isDisabled:w,onPress:()=>{S?F(`completions`,l,G(l,C,r)):_.begin(b)},children:[b.length>0?`Selected`:`Loaded`,`:`,` `,u(S?C.length:b.length)]}),!(S&&t.isWhole)&&m(c,{isDisabled:w,onPress:()=>_.begin(null),children:[`All that match`,v.data&&`: ${u(v.data.totalCount,v.data.totalCountIsExact)}`]}),f(c,{onPress:s,children:`Close`})]})]})}function De(e){return e<1e6?`${Math.ceil(e/1e3)} kB`:`${(e/1e6).toFixed(1)} MB`}function Y({legend:e,of:t,value:n,set:r,isDisabled:i}){return m(`fieldset`,{className:D.actions,disabled:i,children:[f(`legend`,{children:e}),Object.entries(t).map(([t,i])=>m(`label`,{className:D.choice,children:[f(`input`,{type:`radio`,name:e,checked:n===t,onChange:()=>r(t)}),i]},t))]})}var Oe=o(`
  query TasksToTagFor {
    feedbackTasks(first: 1000) {
      nodes {
        id
        name
        selector {
          tags {
            all
            any
            none
          }
          filter
          sampleRate
          from
          to
        }
      }
    }
  }
`),ke=()=>d({queryKey:[`tasks`,`tags`],staleTime:0,queryFn:async({signal:e})=>{let{data:n,errors:r}=await t(Oe,{},{signal:e});if(!n.feedbackTasks)throw r[0]??Error(`the list is missing`);return n.feedbackTasks.nodes}});function X({tags:{all:e,any:t}}){return[...new Set([...e,...t.slice(0,1)])]}function Ae(e){return ce({...e,tags:{all:[],any:[],none:e.tags.none}})}function je({selection:e,filter:t,close:i}){let[o,s]=(0,z.useState)(``),[d,h]=(0,z.useState)(``),[g,_]=(0,z.useState)(``),v=r(`WRITER`),y=n({queryKey:[`tagging`,e===`all`?t??{}:[...e]],queryFn:({signal:n})=>me(e,t,n),gcTime:0}),[b,x]=(0,z.useState)(null),{tag:S,progress:C,cancel:w}=Me(e,t),T=b?X(b.selector):[],E={add:[...new Set([...J(o),...T])],remove:J(d)},O=y.data,k=O?u(O.count,O.isExact):``,A=O&&N(O.count,`completion`,O.isExact),j=O&&(!O.isExact||O.count>1e3)?k:null,M=v===null&&!!O&&O.count>0&&E.add.length+E.remove.length>0&&(j===null||g.replaceAll(`,`,``).trim()===j.replaceAll(`,`,``));return S.isSuccess?m(a,{children:[m(`p`,{role:`status`,children:[N(S.data,`completion`),` changed.`]}),b&&f(`p`,{children:m(`a`,{href:`#/tasks/${encodeURIComponent(b.id)}`,children:[`See the queue of `,f(l,{text:b.name||b.id})]})}),f(c,{className:`primary`,autoFocus:!0,onPress:i,children:`Done`})]}):m(`form`,{onSubmit:e=>{e.preventDefault(),M&&S.mutate(E)},children:[y.error&&f(p,{error:y.error,retry:()=>void y.refetch()}),f(`p`,{role:`status`,children:A?`${A} selected.`:`Counting …`}),f(Q,{label:`Add tags, with commas between them`,value:o,set:s,isFirst:!0}),f(Ne,{task:b,set:x}),f(Q,{label:`Take tags away`,value:d,set:h}),j!==null&&f(Q,{label:`These are many: type ${j} to go on`,value:g,set:_}),S.error&&f(p,{error:S.error}),S.isPending&&m(`p`,{role:`status`,children:[u(C),` done …`]}),m(`p`,{className:D.actions,children:[m(c,{type:`submit`,className:`primary`,isDisabled:!M||S.isPending,children:[`Tag `,k]}),f(c,{onPress:()=>{w(),i()},children:`Cancel`}),v]})]})}function Me(e,t){let[n,r]=(0,z.useState)(0),i=(0,z.useRef)(new AbortController);return(0,z.useEffect)(()=>{let e=new AbortController;return i.current=e,()=>e.abort()},[]),{tag:se({mutationFn:n=>he(e,t,n,{signal:i.current.signal,progress:r}),onSuccess:e=>j(`${N(e,`completion`)} changed`)}),progress:n,cancel:()=>i.current.abort()}}function Z({id:e,name:t,selector:n}){let r=X(n).length===0;return[e,`${t||e}${r?` (does not select by tags)`:``}`,r]}function Ne({task:e,set:t}){let r=n(ke()),i=e?Ae(e.selector):[];return r.error?f(p,{error:r.error,retry:()=>void r.refetch()}):m(a,{children:[f(P,{label:`Add the tags of a task, so that it is graded`,value:e?.id??``,options:[[``,`no task`],...(r.data??[]).map(Z)],set:e=>t(r.data?.find(({id:t})=>t===e)??null)}),e&&m(`p`,{role:`status`,children:[`Adds `,f(l,{text:X(e.selector).join(`, `)}),`.`,i.length>0&&m(a,{children:[` `,`The task takes only what is also `,f(l,{text:i.join(`, `)}),`.`]})]})]})}function Q({label:e,value:t,set:n,isFirst:r=!1}){return m(`label`,{children:[e,f(`input`,{value:t,autoFocus:r,onChange:({target:e})=>n(e.value)})]})}var $={columns:`Columns`,tag:`Tag completions`,export:`Export`};function Pe(t){let{which:n,close:r}=t;return f(_,{isOpen:!0,isDismissable:!0,className:D.veil??``,onOpenChange:r,children:f(g,{className:D.dialog??``,children:m(e,{"aria-label":$[n],children:[f(`h2`,{children:$[n]}),n===`columns`&&f(B,{...t}),n===`tag`&&f(je,{...t}),n===`export`&&f(Ee,{...t})]})})})}export{Pe as Dialogs};