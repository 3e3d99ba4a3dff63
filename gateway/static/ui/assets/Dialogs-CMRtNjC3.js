import{$t as e,Ba as t,C as n,G as r,Gi as i,Gt as a,J as o,Jt as s,K as c,Q as l,U as u,Vi as d,W as f,Wi as p,aa as m,an as h,ao as g,b as _,cn as v,dn as y,g as b,in as x,ir as S,ln as C,oo as w,po as T,q as E,qi as D,so as O,uo as k,v as A,z as j,za as M}from"./ui-iObqlg1O.js";import{t as N}from"./Select-BgWD4lQU.js";import{t as P}from"./count-DcyP2wub.js";import{n as F,t as I}from"./download-sTpc5lHk.js";import{a as ee,i as L,n as te,o as ne,r as re,s as ie,t as ae}from"./useExport-DHOj6e22.js";import{n as oe,t as se}from"./worker-lbs9Cvhx.js";import{t as ce}from"./useMutation-BCN7FG5B.js";import{i as le}from"./selector-v-cDPf2t.js";var R=T(k(),1);function z({order:e,setOrder:t,close:i}){let{current:a,change:o,reset:s}=j(),l=c.filter(({id:e})=>!a.shown.includes(e));return O(g,{children:[O(`ul`,{className:n.columns,children:[a.shown.map(e=>w(B,{id:e,current:a,change:o},e)),l.map(({id:e,header:t})=>w(`li`,{children:O(`label`,{children:[w(`input`,{type:`checkbox`,checked:!1,onChange:()=>o(r(a,e))}),t]})},e))]}),w(V,{add:e=>o(r(a,e)),shown:a.shown}),w(U,{order:e,setOrder:t}),O(`p`,{className:n.actions,children:[w(S,{onPress:s,children:`As at first`}),w(S,{className:`primary`,onPress:i,children:`Done`})]})]})}function B({id:e,current:t,change:n}){let i=E(e)?.header??e,a=t.pinned.includes(e);return O(`li`,{children:[O(`label`,{children:[w(`input`,{type:`checkbox`,checked:!0,onChange:()=>n(r(t,e))}),i]}),w(S,{"aria-label":`${i}: to the left`,onPress:()=>n(u(t,e,-1)),children:`←`}),w(S,{"aria-label":`${i}: to the right`,onPress:()=>n(u(t,e,1)),children:`→`}),O(S,{onPress:()=>n(f(t,e)),children:[a?`Unpin`:`Pin`,O(`span`,{className:`visually-hidden`,children:[` `,i]})]})]})}function V({add:e,shown:t}){let[r,i]=(0,R.useState)(``),a=(0,R.useId)(),o=(0,R.useId)(),s=r.trim(),c=t.includes(s)?`it is a column already`:l(s),u=c!==null&&s.includes(`.`);return O(`form`,{onSubmit:t=>{t.preventDefault(),c===null&&(e(s),i(``))},children:[w(`label`,{htmlFor:a,children:`A value of the payload`}),w(`input`,{id:a,value:r,placeholder:`request.temperature, response.choices.0.finish_reason, extra.user`,onChange:({target:e})=>i(e.value),"aria-invalid":u,"aria-describedby":u?o:void 0}),u&&O(`p`,{id:o,role:`status`,children:[w(`span`,{"aria-hidden":!0,children:`✕ `}),`No column: `,c,`.`]}),w(`p`,{className:n.actions,children:w(S,{type:`submit`,isDisabled:c!==null,children:`Add the column`})})]})}var H={CREATED_AT:`time`,UPDATED_AT:`last change`,DURATION:`duration`,TOTAL_TOKENS:`tokens`,COST:`cost`,MODEL:`model`,RELEVANCE:`relevance`};function U({order:e,setOrder:t}){let n=A.map(e=>[e,`${H[e.replace(`-`,``)]??e}${e.startsWith(`-`)?`, largest`:`, smallest`} first`]);return w(`p`,{children:w(N,{label:`Order by`,value:e,options:n,set:t})})}var W=e=>e.flatMap(e=>e.beside?[e,e.beside]:[e]);function ue(e,t){return e===`jsonl`?``:`${[`id`,...W(t).map(({id:e})=>e)].map(I).join(`,`)}\r\n`}function de(e,t,n){if(e===`jsonl`)return`${JSON.stringify(t)}\n`;let r=W(n).map(e=>e.texts(t).join(`, `));return`${[t.id,...r].map(I).join(`,`)}\r\n`}function G(e,t,n){let r=n.filter(({id:e})=>e!==`id`);return[ue(e,r),...t.map(t=>de(e,t,r))]}var fe=m(`
  query CountMatching($filter: CompletionFilter) {
    completions(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),pe=m(`
  mutation TagCompletions($input: TagCompletionsInput!) {
    tagCompletions(input: $input) {
      count
    }
  }
`),K=500;async function me(e,t,n){if(e!==`all`)return{count:e.size,isExact:!0};let{data:r,errors:i}=await p(fe,{filter:t??null},n?{signal:n}:{});if(!r.completions)throw i[0]??Error(`the count is missing`);return{count:r.completions.totalCount,isExact:r.completions.totalCountIsExact}}async function he(e,t,n){let{data:r,errors:i}=await p(pe,{input:{filter:e,...t}},{signal:n});if(!r.tagCompletions)throw i[0]??Error(`the answer is missing`);return r.tagCompletions.count}var ge=[`OFFLINE`,`NO_ANSWER`,`BROKEN_OFF`,`UNAVAILABLE`];async function _e(e,t,n,{signal:r,progress:i,waits:a}){let o=e===`all`?[t??{}]:q([...e]).map(e=>({id:{in:e}})),s={count:0,isExact:!0},c=e=>{e&&ge.includes(e.code)&&(s.isExact=!1),a(e)};for(let[t,a]of o.entries())s.count+=await L(()=>he(a,n,r),c,r),i(Math.min((t+1)*K,e===`all`?1/0:e.size));return s}function q(e,t=K){let n=Math.ceil(e.length/t);return Array.from({length:n},(n,r)=>e.slice(r*t,(r+1)*t))}function J(e){return[...new Set(e.split(`,`).map(e=>e.trim()))].filter(e=>e!==``)}var ve=new URL(`export.worker-Ci0Nu_M4.js`,import.meta.url).href,ye=m(`
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
`),be=20,xe=200;async function Se({filters:e,orderBy:t,format:n,parts:r},{signal:i,progress:a,waits:o}){let{remote:s,end:c}=se(oe(ve));try{r.push(await s.head(n));let c={count:0,bytes:0},l=new re(be,xe),u=({text:e,count:t,bytes:n})=>{r.push(e),c.count+=t,c.bytes+=n,a({...c})};for(let r of e)await ee({ask:(e,a)=>Ce({filter:r??null,orderBy:t,first:e,after:a},s,n,i),size:l,take:u,waits:o},i)}finally{c()}}async function Ce(e,t,n,r){let a=await i(ye,e,{signal:r}),o=await t.page(a,n),[s]=o.errors;if(s)throw D.of(s);return{...o,bytes:o.text.size}}function we(e,t,n){let{begin:r,...i}=te();return{...i,begin:i=>r(t===`whole`?Te(e,i,n):Ee(e,n))}}function Te({filter:e,order:t},n,r){let i=n===null?[e]:q(n).map(e=>({id:{in:e}})),a=[];return{read:e=>Se({filters:i,orderBy:_(t),format:r,parts:a},e),save:()=>F(`completions`,r,a)}}function Ee({filter:e,order:t,columns:n},r){let i=o(n.map(({id:e})=>e)),a={filter:e,orderBy:_(t),wanted:i},s=G(r,[],n);return{read:e=>ae({ask:(e,t,n)=>b(a,e,t,n),pageRows:200,take:e=>s.push(new Blob(G(r,e,n).slice(1)))},e),save:()=>F(`completions`,r,s)}}var De={columns:`The columns that are shown; of texts their beginning, as the list has it`,whole:`All of each call: request, response, extra and stack, by their own digits`},Oe={jsonl:`JSON lines`,csv:`CSV`};function ke(e){let{rows:r,columns:i,selection:a,filter:o,close:s}=e,[c,l]=(0,R.useState)(`jsonl`),[u,d]=(0,R.useState)(`columns`),f=we(e,u,c),p=t(P(o,r.reading)),m=r.rows.map(r.current),h=a===`all`?[]:[...a],_=m.filter(({id:e})=>h.includes(e)),v=u===`columns`,y=h.length>0?_:m,b=f.read!==null;return O(g,{children:[w(Y,{legend:`What`,of:De,value:u,set:d,isDisabled:b}),w(Y,{legend:`Format`,of:Oe,value:c,set:l,isDisabled:b}),c===`csv`&&w(`p`,{children:`A cell that a spreadsheet would run begins with a quote.`}),w(ne,{of:f,what:`call`}),O(`p`,{className:n.actions,children:[(v||h.length>0)&&O(S,{className:`primary`,isDisabled:b,onPress:()=>{v?(F(`completions`,c,G(c,y,i)),f.saved(y.length)):f.begin(h)},children:[`Save the `,x(v?y.length:h.length),` `,h.length>0?`selected`:`loaded`]}),!(v&&r.isWhole)&&O(S,{isDisabled:b,onPress:()=>f.begin(null),children:[`Save all that match`,p.data&&`: ${x(p.data.totalCount,p.data.totalCountIsExact)}`]}),w(S,{onPress:s,children:`Close`})]})]})}function Y({legend:e,of:t,value:r,set:i,isDisabled:a}){return O(`fieldset`,{className:n.actions,disabled:a,children:[w(`legend`,{children:e}),Object.entries(t).map(([t,a])=>O(`label`,{className:n.choice,children:[w(`input`,{type:`radio`,name:e,checked:r===t,onChange:()=>i(t)}),a]},t))]})}var Ae=m(`
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
`),X=()=>M({queryKey:[`tasks`,`tags`],staleTime:0,queryFn:async({signal:e})=>{let{data:t,errors:n}=await p(Ae,{},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});function Z({tags:{all:e,any:t}}){return[...new Set([...e,...t.slice(0,1)])]}function je(e){return le({...e,tags:{all:[],any:[],none:e.tags.none}})}function Me({selection:e,filter:r,close:i}){let[o,c]=(0,R.useState)(``),[l,u]=(0,R.useState)(``),[f,p]=(0,R.useState)(``),m=d(`WRITER`),_=t({queryKey:[`tagging`,e===`all`?r??{}:[...e]],queryFn:({signal:t})=>me(e,r,t),gcTime:0}),[v,y]=(0,R.useState)(null),{tag:b,progress:C,wait:T,cancel:E}=Ne(e,r),D=v?Z(v.selector):[],k={add:[...new Set([...J(o),...D])],remove:J(l)},A=_.data,j=A?x(A.count,A.isExact):``,M=A&&h(A.count,`completion`,A.isExact),N=A&&(!A.isExact||A.count>1e3)?j:null,P=m===null&&!!A&&A.count>0&&k.add.length+k.remove.length>0&&(N===null||f.replaceAll(`,`,``).trim()===N.replaceAll(`,`,``));return b.isSuccess?O(g,{children:[O(`p`,{role:`status`,children:[h(b.data.count,`completion`,b.data.isExact),` changed.`]}),v&&w(`p`,{children:O(`a`,{href:`#/tasks/${encodeURIComponent(v.id)}`,children:[`See the queue of `,w(a,{text:v.name||v.id})]})}),w(S,{className:`primary`,autoFocus:!0,onPress:i,children:`Done`})]}):O(`form`,{onSubmit:e=>{e.preventDefault(),P&&b.mutate(k)},children:[_.error&&w(s,{error:_.error,retry:()=>void _.refetch()}),w(`p`,{role:`status`,children:M?`${M} selected.`:`Counting …`}),w(Q,{label:`Add tags, with commas between them`,value:o,set:c,isFirst:!0}),w(Fe,{task:v,set:y}),w(Q,{label:`Take tags away`,value:l,set:u}),N!==null&&w(Q,{label:`These are many: type ${N} to go on`,value:f,set:p}),b.error&&w(s,{error:b.error}),b.isPending&&O(`p`,{role:`status`,children:[x(C),` done …`,` `,T&&w(ie,{wait:T},`${T.code} ${C}`)]}),O(`p`,{className:n.actions,children:[O(S,{type:`submit`,className:`primary`,isDisabled:!P||b.isPending,children:[`Tag `,j]}),w(S,{onPress:()=>{E(),i()},children:`Cancel`}),m]})]})}function Ne(t,n){let[r,i]=(0,R.useState)(0),[a,o]=(0,R.useState)(null),s=(0,R.useRef)(new AbortController);return(0,R.useEffect)(()=>{let e=new AbortController;return s.current=e,()=>e.abort()},[]),{tag:ce({mutationFn:e=>_e(t,n,e,{signal:s.current.signal,progress:i,waits:o}),onMutate:()=>i(0),onSuccess:({count:t,isExact:n})=>e(`${h(t,`completion`,n)} changed`),onSettled:()=>o(null)}),progress:r,wait:a,cancel:()=>s.current.abort()}}function Pe({id:e,name:t,selector:n}){let r=Z(n).length===0;return[e,`${t||e}${r?` (does not select by tags)`:``}`,r]}function Fe({task:e,set:n}){let r=t(X()),i=e?je(e.selector):[];return r.error?w(s,{error:r.error,retry:()=>void r.refetch()}):O(g,{children:[w(N,{label:`Add the tags of a task, so that it is graded`,value:e?.id??``,options:[[``,`no task`],...(r.data??[]).map(Pe)],set:e=>n(r.data?.find(({id:t})=>t===e)??null)}),e&&O(`p`,{role:`status`,children:[`Adds `,w(a,{text:Z(e.selector).join(`, `)}),`.`,i.length>0&&O(g,{children:[` `,`The task takes only what is also `,w(a,{text:i.join(`, `)}),`.`]})]})]})}function Q({label:e,value:t,set:n,isFirst:r=!1}){return O(`label`,{children:[e,w(`input`,{value:t,autoFocus:r,onChange:({target:e})=>n(e.value)})]})}var $={columns:`Columns`,tag:`Tag completions`,export:`Export`};function Ie(e){let{which:t,close:r}=e;return w(C,{isOpen:!0,isDismissable:!0,className:n.veil??``,onOpenChange:r,children:w(v,{className:n.dialog??``,children:O(y,{"aria-label":$[t],children:[w(`h2`,{children:$[t]}),t===`columns`&&w(z,{...e}),t===`tag`&&w(Me,{...e}),t===`export`&&w(ke,{...e})]})})})}export{Ie as Dialogs};