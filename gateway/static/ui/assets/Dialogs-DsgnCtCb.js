import{$t as e,Ba as t,C as n,G as r,Gi as i,Gt as a,J as o,Jt as s,K as c,Q as l,U as u,Vi as d,W as f,Wi as p,aa as m,an as h,ao as g,b as _,cn as v,dn as y,g as b,in as x,ir as S,ln as C,oo as w,po as T,q as E,qi as D,so as O,uo as k,v as A,z as j,za as M}from"./ui-CUnN86dy.js";import{t as N}from"./Select-B3q2zqts.js";import{t as ee}from"./count-CtsPsJDH.js";import{n as P,t as F}from"./download-sTpc5lHk.js";import{a as I,i as te,n as ne,r as re,t as ie}from"./useExport-CpnPIXp8.js";import{n as ae,t as oe}from"./worker-lbs9Cvhx.js";import{t as se}from"./useMutation-Djioefb-.js";import{i as ce}from"./selector-CDu9dU6h.js";var L=T(k(),1);function le({order:e,setOrder:t,close:i}){let{current:a,change:o,reset:s}=j(),l=c.filter(({id:e})=>!a.shown.includes(e));return O(g,{children:[O(`ul`,{className:n.columns,children:[a.shown.map(e=>w(R,{id:e,current:a,change:o},e)),l.map(({id:e,header:t})=>w(`li`,{children:O(`label`,{children:[w(`input`,{type:`checkbox`,checked:!1,onChange:()=>o(r(a,e))}),t]})},e))]}),w(z,{add:e=>o(r(a,e)),shown:a.shown}),w(V,{order:e,setOrder:t}),O(`p`,{className:n.actions,children:[w(S,{onPress:s,children:`As at first`}),w(S,{className:`primary`,onPress:i,children:`Done`})]})]})}function R({id:e,current:t,change:n}){let i=E(e)?.header??e,a=t.pinned.includes(e);return O(`li`,{children:[O(`label`,{children:[w(`input`,{type:`checkbox`,checked:!0,onChange:()=>n(r(t,e))}),i]}),w(S,{"aria-label":`${i}: to the left`,onPress:()=>n(u(t,e,-1)),children:`←`}),w(S,{"aria-label":`${i}: to the right`,onPress:()=>n(u(t,e,1)),children:`→`}),O(S,{onPress:()=>n(f(t,e)),children:[a?`Unpin`:`Pin`,O(`span`,{className:`visually-hidden`,children:[` `,i]})]})]})}function z({add:e,shown:t}){let[r,i]=(0,L.useState)(``),a=(0,L.useId)(),o=(0,L.useId)(),s=r.trim(),c=t.includes(s)?`it is a column already`:l(s),u=c!==null&&s.includes(`.`);return O(`form`,{onSubmit:t=>{t.preventDefault(),c===null&&(e(s),i(``))},children:[w(`label`,{htmlFor:a,children:`A value of the payload`}),w(`input`,{id:a,value:r,placeholder:`request.temperature, response.choices.0.finish_reason, extra.user`,onChange:({target:e})=>i(e.value),"aria-invalid":u,"aria-describedby":u?o:void 0}),u&&O(`p`,{id:o,role:`status`,children:[w(`span`,{"aria-hidden":!0,children:`✕ `}),`No column: `,c,`.`]}),w(`p`,{className:n.actions,children:w(S,{type:`submit`,isDisabled:c!==null,children:`Add the column`})})]})}var B={CREATED_AT:`time`,UPDATED_AT:`last change`,DURATION:`duration`,TOTAL_TOKENS:`tokens`,COST:`cost`,MODEL:`model`,RELEVANCE:`relevance`};function V({order:e,setOrder:t}){let n=A.map(e=>[e,`${B[e.replace(`-`,``)]??e}${e.startsWith(`-`)?`, largest`:`, smallest`} first`]);return w(`p`,{children:w(N,{label:`Order by`,value:e,options:n,set:t})})}var H=e=>e.flatMap(e=>e.beside?[e,e.beside]:[e]);function U(e,t){return e===`jsonl`?``:`${[`id`,...H(t).map(({id:e})=>e)].map(F).join(`,`)}\r\n`}function W(e,t,n){if(e===`jsonl`)return`${JSON.stringify(t)}\n`;let r=H(n).map(e=>e.texts(t).join(`, `));return`${[t.id,...r].map(F).join(`,`)}\r\n`}function G(e,t,n){let r=n.filter(({id:e})=>e!==`id`);return[U(e,r),...t.map(t=>W(e,t,r))]}var ue=m(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),de=m(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`),K=500;async function fe(e,t,n){if(e!==`all`)return{count:e.size,isExact:!0};let{data:r,errors:i}=await p(ue,{filter:t??null},n?{signal:n}:{});if(!r.completions)throw i[0]??Error(`the count is missing`);return{count:r.completions.totalCount,isExact:r.completions.totalCountIsExact}}async function pe(e,t,n,{signal:r,progress:i}){let a=e===`all`?[t??{}]:q([...e]).map(e=>({id:{in:e}})),o=0;for(let[t,s]of a.entries()){let{data:a,errors:c}=await p(de,{input:{filter:s,...n}},{signal:r});if(!a.tagCompletions)throw c[0]??Error(`the answer is missing`);o+=a.tagCompletions.count,i(Math.min((t+1)*K,e===`all`?1/0:e.size))}return o}function q(e,t=K){let n=Math.ceil(e.length/t);return Array.from({length:n},(n,r)=>e.slice(r*t,(r+1)*t))}function J(e){return[...new Set(e.split(`,`).map(e=>e.trim()))].filter(e=>e!==``)}var me=new URL(`export.worker-Ci0Nu_M4.js`,import.meta.url).href,he=m(`
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
`),ge=20,_e=200;async function ve({filters:e,orderBy:t,format:n,parts:r},{signal:i,progress:a,waits:o}){let{remote:s,end:c}=oe(ae(me));try{r.push(await s.head(n));let c={count:0,bytes:0},l=new re(ge,_e),u=({text:e,count:t,bytes:n})=>{r.push(e),c.count+=t,c.bytes+=n,a({...c})};for(let r of e)await te({ask:(e,a)=>ye({filter:r??null,orderBy:t,first:e,after:a},s,n,i),size:l,take:u,waits:o},i)}finally{c()}}async function ye(e,t,n,r){let a=await i(he,e,{signal:r}),o=await t.page(a,n),[s]=o.errors;if(s)throw D.of(s);return{...o,bytes:o.text.size}}function be(e,t,n){let{begin:r,...i}=ne();return{...i,begin:i=>r(t===`whole`?xe(e,i,n):Se(e,n))}}function xe({filter:e,order:t},n,r){let i=n===null?[e]:q(n).map(e=>({id:{in:e}})),a=[];return{read:e=>ve({filters:i,orderBy:_(t),format:r,parts:a},e),save:()=>P(`completions`,r,a)}}function Se({filter:e,order:t,columns:n},r){let i=o(n.map(({id:e})=>e)),a={filter:e,orderBy:_(t),wanted:i},s=G(r,[],n);return{read:e=>ie({ask:(e,t,n)=>b(a,e,t,n),pageRows:200,take:e=>s.push(new Blob(G(r,e,n).slice(1)))},e),save:()=>P(`completions`,r,s)}}var Ce={columns:`The columns that are shown; of texts their beginning, as the list has it`,whole:`All of each call: request, response, extra and stack, by their own digits`},we={jsonl:`JSON lines`,csv:`CSV`};function Y(e){let{rows:r,columns:i,selection:a,filter:o,close:s}=e,[c,l]=(0,L.useState)(`jsonl`),[u,d]=(0,L.useState)(`columns`),f=be(e,u,c),p=t(ee(o,r.reading)),m=r.rows.map(r.current),h=a===`all`?[]:[...a],_=m.filter(({id:e})=>h.includes(e)),v=u===`columns`,y=h.length>0?_:m,b=f.read!==null;return O(g,{children:[w(X,{legend:`What`,of:Ce,value:u,set:d,isDisabled:b}),w(X,{legend:`Format`,of:we,value:c,set:l,isDisabled:b}),c===`csv`&&w(`p`,{children:`A cell that a spreadsheet would run begins with a quote.`}),w(I,{of:f,what:`call`}),O(`p`,{className:n.actions,children:[(v||h.length>0)&&O(S,{className:`primary`,isDisabled:b,onPress:()=>{v?(P(`completions`,c,G(c,y,i)),f.saved(y.length)):f.begin(h)},children:[`Save the `,x(v?y.length:h.length),` `,h.length>0?`selected`:`loaded`]}),!(v&&r.isWhole)&&O(S,{isDisabled:b,onPress:()=>f.begin(null),children:[`Save all that match`,p.data&&`: ${x(p.data.totalCount,p.data.totalCountIsExact)}`]}),w(S,{onPress:s,children:`Close`})]})]})}function X({legend:e,of:t,value:r,set:i,isDisabled:a}){return O(`fieldset`,{className:n.actions,disabled:a,children:[w(`legend`,{children:e}),Object.entries(t).map(([t,a])=>O(`label`,{className:n.choice,children:[w(`input`,{type:`radio`,name:e,checked:r===t,onChange:()=>i(t)}),a]},t))]})}var Te=m(`
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
`),Ee=()=>M({queryKey:[`tasks`,`tags`],staleTime:0,queryFn:async({signal:e})=>{let{data:t,errors:n}=await p(Te,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});function Z({tags:{all:e,any:t}}){return[...new Set([...e,...t.slice(0,1)])]}function De(e){return ce({...e,tags:{all:[],any:[],none:e.tags.none}})}function Oe({selection:e,filter:r,close:i}){let[o,c]=(0,L.useState)(``),[l,u]=(0,L.useState)(``),[f,p]=(0,L.useState)(``),m=d(`WRITER`),_=t({queryKey:[`tagging`,e===`all`?r??{}:[...e]],queryFn:({signal:t})=>fe(e,r,t),gcTime:0}),[v,y]=(0,L.useState)(null),{tag:b,progress:C,cancel:T}=ke(e,r),E=v?Z(v.selector):[],D={add:[...new Set([...J(o),...E])],remove:J(l)},k=_.data,A=k?x(k.count,k.isExact):``,j=k&&h(k.count,`completion`,k.isExact),M=k&&(!k.isExact||k.count>1e3)?A:null,N=m===null&&!!k&&k.count>0&&D.add.length+D.remove.length>0&&(M===null||f.replaceAll(`,`,``).trim()===M.replaceAll(`,`,``));return b.isSuccess?O(g,{children:[O(`p`,{role:`status`,children:[h(b.data,`completion`),` changed.`]}),v&&w(`p`,{children:O(`a`,{href:`#/tasks/${encodeURIComponent(v.id)}`,children:[`See the queue of `,w(a,{text:v.name||v.id})]})}),w(S,{className:`primary`,autoFocus:!0,onPress:i,children:`Done`})]}):O(`form`,{onSubmit:e=>{e.preventDefault(),N&&b.mutate(D)},children:[_.error&&w(s,{error:_.error,retry:()=>void _.refetch()}),w(`p`,{role:`status`,children:j?`${j} selected.`:`Counting …`}),w(Q,{label:`Add tags, with commas between them`,value:o,set:c,isFirst:!0}),w(je,{task:v,set:y}),w(Q,{label:`Take tags away`,value:l,set:u}),M!==null&&w(Q,{label:`These are many: type ${M} to go on`,value:f,set:p}),b.error&&w(s,{error:b.error}),b.isPending&&O(`p`,{role:`status`,children:[x(C),` done …`]}),O(`p`,{className:n.actions,children:[O(S,{type:`submit`,className:`primary`,isDisabled:!N||b.isPending,children:[`Tag `,A]}),w(S,{onPress:()=>{T(),i()},children:`Cancel`}),m]})]})}function ke(t,n){let[r,i]=(0,L.useState)(0),a=(0,L.useRef)(new AbortController);return(0,L.useEffect)(()=>{let e=new AbortController;return a.current=e,()=>e.abort()},[]),{tag:se({mutationFn:e=>pe(t,n,e,{signal:a.current.signal,progress:i}),onSuccess:t=>e(`${h(t,`completion`)} changed`)}),progress:r,cancel:()=>a.current.abort()}}function Ae({id:e,name:t,selector:n}){let r=Z(n).length===0;return[e,`${t||e}${r?` (does not select by tags)`:``}`,r]}function je({task:e,set:n}){let r=t(Ee()),i=e?De(e.selector):[];return r.error?w(s,{error:r.error,retry:()=>void r.refetch()}):O(g,{children:[w(N,{label:`Add the tags of a task, so that it is graded`,value:e?.id??``,options:[[``,`no task`],...(r.data??[]).map(Ae)],set:e=>n(r.data?.find(({id:t})=>t===e)??null)}),e&&O(`p`,{role:`status`,children:[`Adds `,w(a,{text:Z(e.selector).join(`, `)}),`.`,i.length>0&&O(g,{children:[` `,`The task takes only what is also `,w(a,{text:i.join(`, `)}),`.`]})]})]})}function Q({label:e,value:t,set:n,isFirst:r=!1}){return O(`label`,{children:[e,w(`input`,{value:t,autoFocus:r,onChange:({target:e})=>n(e.value)})]})}var $={columns:`Columns`,tag:`Tag completions`,export:`Export`};function Me(e){let{which:t,close:r}=e;return w(C,{isOpen:!0,isDismissable:!0,className:n.veil??``,onOpenChange:r,children:w(v,{className:n.dialog??``,children:O(y,{"aria-label":$[t],children:[w(`h2`,{children:$[t]}),t===`columns`&&w(le,{...e}),t===`tag`&&w(Oe,{...e}),t===`export`&&w(Y,{...e})]})})})}export{Me as Dialogs};